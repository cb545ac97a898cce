package tsunagu.command.bench;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * One measurement of one bot.
 *
 * @param perSecond turns
 * @param cpu processor time a turn of the program and its children, in microseconds
 * @param redis the children's part of it
 * @param p50 of the time from webhook to reply, in milliseconds
 * @param p99 likewise
 * @param p999 likewise
 * @param allocated bytes a turn; 0 where nothing was collected meanwhile
 */
record Load(
    double perSecond,
    double cpu,
    double redis,
    double p50,
    double p99,
    double p999,
    double allocated) {
  static Load of(Bot bot, Supplier<Crowd.Seen> doing) {
    var cpu = bot.cpu();
    var redis = bot.childCpu();
    var allocated = bot.allocated();
    var seen = doing.get();
    return new Load(
        seen.perSecond(),
        micros(bot.cpu().minus(cpu)) / seen.turns(),
        micros(bot.childCpu().minus(redis)) / seen.turns(),
        seen.millis(0.5),
        seen.millis(0.99),
        seen.millis(0.999),
        (double) (bot.allocated() - allocated) / seen.turns());
  }

  private static double micros(Duration time) {
    return time.toNanos() / 1e3;
  }
}
