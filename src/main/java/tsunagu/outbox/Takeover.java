package tsunagu.outbox;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import tsunagu.lane.Lanes;

/** Reads what an earlier holder of a lane left behind. */
final class Takeover {
  private final Lanes lanes;
  private final Predicate<String> ours;

  /**
   * From these lanes.
   *
   * @param ours tells a parcel that is carried by whoever committed it just now
   */
  Takeover(Lanes lanes, Predicate<String> ours) {
    this.lanes = lanes;
    this.ours = ours;
  }

  /** All parcels of a lane, oldest first, with what goes along where it was when last heard of. */
  List<Job> jobs(int lane, int holding) {
    var tries = lanes.tries(lane);
    var jobs = new TreeMap<Long, Job>();
    lanes
        .parcels(lane)
        .forEach((number, parcel) -> {
          if (!ours.test(parcel)) {
            var id = new Job.Id(lane, number, holding);
            jobs.put(number, job(id, Parcel.read(parcel), tries));
          }
        });
    return seated(jobs);
  }

  private static Job job(Job.Id id, Parcel parcel, Map<Long, String> tries) {
    var tried = tries.get(id.number());
    var attempt = tried == null ? Attempt.afterTakeover(parcel) : Attempt.read(tried);
    return new Job(id, parcel, attempt, List.of());
  }

  private static List<Job> seated(SortedMap<Long, Job> jobs) {
    var riders = new HashMap<Long, List<Job>>();
    var others = new ArrayList<Job>();
    for (var job : jobs.values()) {
      var rides = job.attempt().rides();
      if (rides == null) {
        others.add(job);
      } else if (jobs.containsKey(rides)) {
        riders.computeIfAbsent(rides, _ -> new ArrayList<>()).add(job);
      } else {
        others.add(job.with(job.attempt().doubtful()));
      }
    }
    return others.stream()
        .map(job -> job.with(riders.getOrDefault(job.id().number(), List.of())))
        .toList();
  }
}
