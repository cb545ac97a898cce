package tsunagu.simulator;

/**
 * One thing LINE would not take.
 *
 * @param property where, as LINE writes it: {@code messages[0].quickReply.items[2].action.label}
 * @param message what is wrong there, never the words of a resident
 */
public record Problem(String property, String message) {}
