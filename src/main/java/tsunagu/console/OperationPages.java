package tsunagu.console;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import tsunagu.conversation.BrakeStore;
import tsunagu.lane.LaneUnavailable;
import tsunagu.lane.LaneView;
import tsunagu.lane.LaneView.Sight;
import tsunagu.lane.Lanes;
import tsunagu.lane.Safety;
import tsunagu.outbox.Sending;

/** How the program stands, for administrators: numbers, and in plain words what to do. */
@Controller
class OperationPages {
  private static final int DOUBTS = 10;
  private static final Duration DAY = Duration.ofDays(1);

  private final Lanes lanes;
  private final LaneView view;
  private final Safety safety;
  private final BrakeStore brakes;
  private final ObjectProvider<Sending> sending;

  OperationPages(
      Lanes lanes,
      LaneView view,
      Safety safety,
      BrakeStore brakes,
      ObjectProvider<Sending> sending) {
    this.lanes = lanes;
    this.view = view;
    this.safety = safety;
    this.brakes = brakes;
    this.sending = sending;
  }

  /**
   * A program that runs.
   *
   * @param lanes how many it holds
   * @param heard when Redis last heard of it
   * @param flows the short name of its flow files, empty when it has not told
   */
  record Instance(String name, boolean self, long lanes, String heard, String flows) {}

  /** What lies in the lanes, added up. */
  record Sum(
      long waiting,
      String lag,
      long parcels,
      long again,
      long timers,
      String late,
      long dead,
      long unheld) {}

  @GetMapping("/console/operation")
  String show(Model model) {
    try {
      model.addAttribute("silent", false);
      fill(model);
    } catch (LaneUnavailable e) {
      model.addAttribute("silent", true);
    }
    return "console/operation";
  }

  private void fill(Model model) {
    var sights = view.look();
    var now = view.now();
    var members = lanes.members();
    var lag = since(sights.stream().map(Sight::oldest).toList(), now);
    var late = since(sights.stream().map(Sight::due).toList(), now);
    var unheld = sights.stream().filter(sight -> !held(sight, now)).count();
    var dead = sights.stream().mapToLong(Sight::dead).sum();
    var sends = sending.stream().toList();
    model.addAttribute("instances", instances(sights, members, now));
    model.addAttribute(
        "sum",
        new Sum(
            sights.stream().mapToLong(Sight::waiting).sum(),
            Operation.words(lag),
            sights.stream().mapToLong(Sight::parcels).sum(),
            sights.stream().mapToLong(Sight::again).sum(),
            sights.stream().mapToLong(Sight::timers).sum(),
            Operation.words(late),
            dead,
            unheld));
    model.addAttribute("month", sends.stream().map(Sending::month).findFirst().orElse(null));
    model.addAttribute(
        "doubts",
        sends.stream()
            .flatMap(each -> each.doubts(DOUBTS).stream())
            .map(doubt -> Ages.exact(doubt.at()) + (doubt.repeated() ? " くりかえした" : " くりかえさない"))
            .toList());
    model.addAttribute("brakes", braked(now));
    model.addAttribute("fsync", safety.last().fsync());
    model.addAttribute("advice", safety.last().advice());
    model.addAttribute(
        "advices",
        Operation.advices(
            new Operation.Standing(
                safety.last().dangers(),
                lag,
                unheld,
                late,
                dead,
                differing(members),
                sends.stream().map(OperationPages::sends).toList())));
  }

  private static boolean held(Sight sight, Instant now) {
    return !sight.holder().isEmpty() && sight.until() != null && sight.until().isAfter(now);
  }

  private static Duration since(List<Instant> moments, Instant now) {
    return moments.stream()
        .filter(Objects::nonNull)
        .map(moment -> Duration.between(moment, now))
        .filter(Duration::isPositive)
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  private List<Instance> instances(List<Sight> sights, List<Lanes.Member> members, Instant now) {
    Map<String, Long> held =
        sights.stream()
            .filter(sight -> !sight.holder().isEmpty())
            .collect(Collectors.groupingBy(Sight::holder, TreeMap::new, Collectors.counting()));
    var all = new ArrayList<Instance>();
    for (var member : members) {
      var count = held.remove(member.instance());
      all.add(
          new Instance(
              member.instance(),
              member.instance().equals(lanes.instance()),
              count == null ? 0 : count,
              Operation.words(Duration.between(member.heard(), now)) + "前",
              shortened(member.facts().getOrDefault(Lanes.FLOWS, ""))));
    }
    held.forEach((name, count) -> all.add(new Instance(name, false, count, "応答なし", "")));
    return all;
  }

  private static String shortened(String version) {
    return version.substring(0, Math.min(8, version.length()));
  }

  /** How many sets of flow files the programs say are in force. */
  static long differing(List<Lanes.Member> members) {
    var versions = new HashSet<String>();
    members.forEach(member -> {
      var version = member.facts().get(Lanes.FLOWS);
      if (version != null) {
        versions.add(version);
      }
    });
    return versions.size();
  }

  private long braked(Instant now) {
    return brakes.list().stream().filter(each -> each.at().isAfter(now.minus(DAY))).count();
  }

  private static Operation.Sends sends(Sending sending) {
    return new Operation.Sends(
        sending.tokenRefused(),
        sending.roads().stream().filter(Sending.Road::open).map(Sending.Road::name).toList(),
        sending.waiting().oldest(),
        sending.month());
  }
}
