package tsunagu.flow;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tsunagu.flow.Progress.Found;
import tsunagu.flow.Progress.Frame;
import tsunagu.flow.Progress.Place;
import tsunagu.message.Outgoing.Manner;
import tsunagu.wish.Wish;

/** A person's progress while a turn is under way; lives for one turn in one thread. */
final class State {
  private static final int MOST_FRAMES = 5;
  private static final int MOST_PLACES = 4;

  final List<Frame> frames;
  final Map<String, String> slots;
  final Map<String, String> mine;
  int stamps;
  int tries;
  Wish wish;
  Found found;
  private final List<Place> trail;

  State(Progress progress) {
    frames = new ArrayList<>(progress.frames());
    slots = new LinkedHashMap<>(progress.slots());
    mine = new LinkedHashMap<>(progress.mine());
    stamps = progress.stamps();
    tries = progress.tries();
    wish = progress.wish();
    found = progress.found();
    trail = new ArrayList<>(progress.trail());
  }

  Progress progress(String flows, String contract) {
    return new Progress(
        Progress.VERSION, frames, stamps, tries, slots, mine, wish, found, trail, flows, contract);
  }

  Manner manner() {
    return new Manner(
        mine.getOrDefault("language", "ja"), mine.getOrDefault("letters", "").equals("large"));
  }

  /** Stands at a step of the innermost flow. */
  void stand(String flow, String step) {
    if (!frames.isEmpty()) {
      frames.removeLast();
    }
    frames.add(new Frame(flow, step, 0));
    tries = 0;
  }

  /** Enters a flow on top of those under way; the outermost is given up when there are too many. */
  void enter(String flow, String step) {
    if (frames.size() >= MOST_FRAMES) {
      frames.removeFirst();
    }
    frames.add(new Frame(flow, step, 0));
    tries = 0;
  }

  /** Gives the question at hand a stamp, if it has none. */
  int stamp() {
    var frame = frames.getLast();
    if (frame.stamp() == 0) {
      frames.set(frames.size() - 1, new Frame(frame.flow(), frame.step(), ++stamps));
    }
    return frames.getLast().stamp();
  }

  /** Remembers the open question for one step back. */
  void remember() {
    if (frames.isEmpty() || frames.getLast().stamp() == 0) {
      return;
    }
    trail.removeIf(place -> place.frames().getLast().stamp() == frames.getLast().stamp());
    trail.add(new Place(frames, slots, wish, found));
    if (trail.size() > MOST_PLACES) {
      trail.removeFirst();
    }
  }

  /** Leaves the open question for something new; going back finds it as it was. */
  void leave() {
    remember();
    frames.clear();
    startOver();
  }

  /** Goes back to the last question; false when there is none. */
  boolean back() {
    return !trail.isEmpty() && back(trail.getLast().frames().getLast().stamp());
  }

  /** Goes back to the question of a stamp; false when it is forgotten. */
  boolean back(int stamp) {
    for (int i = 0; i < trail.size(); i++) {
      var place = trail.get(i);
      if (place.frames().getLast().stamp() == stamp) {
        restore(place);
        trail.subList(i, trail.size()).clear();
        return true;
      }
    }
    return false;
  }

  private void restore(Place place) {
    frames.clear();
    frames.addAll(place.frames());
    slots.clear();
    slots.putAll(place.slots());
    wish = place.wish();
    found = place.found();
    tries = 0;
  }

  /** What was done cannot be undone by going back. */
  void burnBridges() {
    trail.clear();
  }

  /** Forgets the wish and what was answered. */
  void startOver() {
    slots.clear();
    wish = Wish.NONE;
    found = Found.NOTHING;
  }

  /** Forgets everything. */
  void forget() {
    startOver();
    mine.clear();
    trail.clear();
  }
}
