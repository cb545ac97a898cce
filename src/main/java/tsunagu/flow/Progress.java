package tsunagu.flow;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import tsunagu.wish.Wish;

/**
 * Where a person stands; plain JSON by Jackson 3 (a {@code JsonMapper} without any module), below 8
 * kB.
 *
 * @param version of this shape
 * @param frames flows under way, the innermost last; empty when no question is open
 * @param stamps how many questions were ever asked, so that no two have the same stamp
 * @param tries failed answers to the open question
 * @param slots what the flows remember
 * @param mine what the person chose, kept across flows: {@code wards} (comma list of official
 *     names), {@code fields} (comma list of NPO numbers), {@code language}, {@code letters} ({@code
 *     normal} or {@code large}), {@code notices} ({@code on} or {@code off})
 * @param wish what they are after
 * @param found what was found for it
 * @param trail the last questions that were answered, for one step back and for old buttons
 * @param flows the version of the flows this was written by, see {@link Flows#version()}
 * @param contract what an answer to the open question does, see {@link Contract}; empty when none
 *     is open
 */
public record Progress(
    int version,
    List<Frame> frames,
    int stamps,
    int tries,
    Map<String, String> slots,
    Map<String, String> mine,
    Wish wish,
    Found found,
    List<Place> trail,
    String flows,
    String contract) {

  static final int VERSION = 1;

  public Progress {
    frames = List.copyOf(frames);
    slots = Map.copyOf(slots);
    mine = Map.copyOf(mine);
    trail = List.copyOf(trail);
    // progress kept by the first version knows neither
    flows = Objects.requireNonNullElse(flows, "");
    contract = Objects.requireNonNullElse(contract, "");
  }

  /** Someone who has never been here. */
  public static Progress start() {
    return new Progress(
        VERSION, List.of(), 0, 0, Map.of(), Map.of(), Wish.NONE, Found.NOTHING, List.of(), "", "");
  }

  /** The same place with other choices, such as those made on a web page. */
  public Progress withMine(Map<String, String> chosen) {
    return new Progress(
        version, frames, stamps, tries, slots, chosen, wish, found, trail, flows, contract);
  }

  /** The flow and step whose question is open, such as {@code menu/what}; empty when none is. */
  public String where() {
    return frames.isEmpty() ? "" : frames.getLast().flow() + "/" + frames.getLast().step();
  }

  /** The open question, told apart from the same one asked again; empty when none is. */
  public String question() {
    return frames.isEmpty() || frames.getLast().stamp() == 0
        ? ""
        : where() + "#" + frames.getLast().stamp();
  }

  @Override
  public String toString() {
    return "Progress at " + where();
  }

  /**
   * A flow under way, the step it stands at, and the stamp of its question; 0 before it is asked.
   */
  record Frame(String flow, String step, int stamp) {}

  /** Ids of the listings found, what was given up for them, and how many were already shown. */
  record Found(List<String> offers, List<String> relaxed, int shown) {
    static final Found NOTHING = new Found(List.of(), List.of(), 0);

    Found {
      offers = List.copyOf(offers);
      relaxed = List.copyOf(relaxed);
    }
  }

  /** An answered question, as it was before the answer. */
  record Place(List<Frame> frames, Map<String, String> slots, Wish wish, Found found) {
    Place {
      frames = List.copyOf(frames);
      slots = Map.copyOf(slots);
    }
  }
}
