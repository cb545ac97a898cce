package tsunagu.conversation;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import tsunagu.flow.Lookup;
import tsunagu.story.Played;
import tsunagu.story.Stories;

/** Plays the coordinators' stories against the flows in force and the catalogue of today. */
@Component
public final class DressRehearsal {
  private final FlowFolder flows;
  private final Lookup real;

  @Autowired
  DressRehearsal(FlowFolder flows, Answers.Sources sources) {
    this(flows, FileAnswers.of(sources));
  }

  /** With other answers for stories that search for real. */
  public DressRehearsal(FlowFolder flows, Lookup real) {
    this.flows = flows;
    this.real = real;
  }

  /** How they all went. */
  public Played play() {
    var now = flows.standing();
    return Stories.of(flows.folder()).play(now.files(), now.engine().flows(), real);
  }
}
