package tsunagu.flow;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tsunagu.flow.Flow.Doing;
import tsunagu.flow.Flow.Option;
import tsunagu.flow.Flow.Question;
import tsunagu.flow.Flow.Step;
import tsunagu.flow.Flow.Word;

/** A set of flows that was read and proved. Immutable. */
public final class Flows {
  private final Map<String, Flow> flows = new LinkedHashMap<>();
  private final Map<String, Started> words = new HashMap<>();
  private final Map<String, Flow> events = new HashMap<>();
  private final Map<String, Map<String, Wording>> labels = new HashMap<>();

  private final Map<String, Map<String, Wording>> loose = new HashMap<>();
  private final Common common;

  private final Set<String> choices = new HashSet<>();
  private final IdentityHashMap<Step, String> contracts = new IdentityHashMap<>();
  private final String version;

  Flows(List<Flow> list, Common common, String version) {
    this.common = common;
    this.version = version;
    for (var flow : list) {
      flows.putIfAbsent(flow.name(), flow);
      for (var word : flow.calls().words()) {
        words.putIfAbsent(Typed.plain(word.say()), new Started(flow, word));
      }
      flow.calls().on().forEach(event -> events.putIfAbsent(event, flow));
      flow.steps().forEach(this::label);
    }
  }

  /**
   * The flows of a folder, one YAML file each, read and proved.
   *
   * @throws FlowFault with every fault of every file at once
   * @throws java.io.UncheckedIOException when the folder cannot be read
   */
  public static Flows read(Path folder) {
    return read(FlowFiles.of(folder));
  }

  /**
   * The flows of these files, read and proved.
   *
   * @throws FlowFault with every fault of every file at once
   */
  public static Flows read(FlowFiles files) {
    var reader = new FlowReader();
    var flows = reader.read(files);
    var findings = new ArrayList<>(reader.findings());
    if (findings.isEmpty()) {
      findings.addAll(FlowCheck.of(flows));
    }
    if (!findings.isEmpty()) {
      throw new FlowFault(findings);
    }
    return flows;
  }

  /** Which files these flows were read from, see {@link FlowFiles#version()}. */
  public String version() {
    return version;
  }

  /** The names of the flows, in the order of their files. */
  public List<String> names() {
    return List.copyOf(flows.keySet());
  }

  /** Every step of every flow, such as {@code menu/what}, in the order of the files. */
  public List<String> steps() {
    return flows.values().stream()
        .flatMap(flow -> flow.steps().stream().map(step -> flow.name() + "/" + step.name()))
        .toList();
  }

  List<Flow> list() {
    return List.copyOf(flows.values());
  }

  Optional<Flow> find(String name) {
    return Optional.ofNullable(flows.get(name));
  }

  /** What is offered when no question is open. */
  List<Option> resting() {
    return common.resting();
  }

  /** What every question offers besides its own choices. */
  List<Option> beside() {
    return common.beside();
  }

  /** The flow that answers an event. */
  Optional<Flow> on(String event) {
    return Optional.ofNullable(events.get(event));
  }

  /** The flow a typed word starts. */
  Optional<Started> word(String text) {
    var plain = Typed.plain(text);
    return plain.isEmpty() ? Optional.empty() : Optional.ofNullable(words.get(plain));
  }

  /** The flow for words meant for the bot itself, in the order of the files. */
  Optional<Flow> phrase(String text) {
    var plain = Typed.plain(text);
    return flows.values().stream()
        .filter(flow ->
            flow.calls().phrases().stream().anyMatch(phrase -> plain.contains(Typed.plain(phrase))))
        .findFirst();
  }

  /** Whether a text is a number, a word that starts a flow, or the name of some choice. */
  public boolean knows(String text) {
    var plain = Typed.plain(text);
    return !Typed.numbers(text).isEmpty() || words.containsKey(plain) || choices.contains(plain);
  }

  /** What a value of a slot is called: the label of the choice that sets it. */
  Optional<Wording> label(String slot, String value) {
    var none = Map.<String, Wording>of();
    return Stream.of(
            labels.getOrDefault(slot, none),
            labels.getOrDefault(last(slot), none),
            loose.getOrDefault(last(slot), none))
        .map(names -> names.get(value))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /**
   * What an answer to a step of these flows does, see {@link Contract}; empty when it asks none.
   */
  String contract(Step step) {
    return contracts.getOrDefault(step, "");
  }

  /** The question of a step that waits for an answer. */
  static Optional<Question> question(Step step) {
    return switch (step.doing()) {
      case Doing.Ask(var question) -> Optional.of(question);
      case Doing.Refer(var question) -> Optional.of(question);
      case Doing.KeepWish(var question) -> Optional.of(question);
      default -> Optional.empty();
    };
  }

  private void label(Step step) {
    question(step)
        .ifPresent(question -> {
          contracts.put(step, Contract.of(step, question));
          question.choices().forEach(option -> label(question.into(), option));
        });
  }

  private void label(String slot, Option option) {
    option.label().languages().values().forEach(label -> choices.add(Typed.plain(label)));
    option.words().forEach(word -> choices.add(Typed.plain(word)));
    labels
        .computeIfAbsent(slot, any -> new HashMap<>())
        .putIfAbsent(option.value(), option.label());
    // the same codes name what is wished for and what is kept: wish.wards, mine.wards, wards
    loose
        .computeIfAbsent(last(slot), any -> new HashMap<>())
        .putIfAbsent(option.value(), option.label());
  }

  private static String last(String slot) {
    return slot.substring(slot.indexOf('.') + 1);
  }

  /** A flow and the word that starts it. */
  record Started(Flow flow, Word word) {}
}
