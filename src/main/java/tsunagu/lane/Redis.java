package tsunagu.lane;

import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisNoScriptException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisServerAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisAdvancedClusterAsyncCommands;
import io.lettuce.core.cluster.api.async.RedisClusterAsyncCommands;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnection;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * Redis as the lanes use it: all calls of a batch are written before the first answer is awaited,
 * and no batch is waited for longer than the deadline. Thread-safe.
 */
final class Redis {
  private static final Logger log = LoggerFactory.getLogger(Redis.class);

  /** What a server says of itself that will pass: it starts, is busy, or its slots are moving. */
  private static final List<String> PASSING =
      List.of("LOADING", "BUSY", "CLUSTERDOWN", "MASTERDOWN", "TRYAGAIN", "ASK ", "MOVED ");

  private final Supplier<RedisClusterAsyncCommands<byte[], byte[]>> connection;
  private final Duration deadline;

  /** A first guess, until Redis has told its time. */
  private final AtomicLong ahead =
      new AtomicLong(System.currentTimeMillis() - System.nanoTime() / 1_000_000);

  private final LongAdder trips = new LongAdder();
  private final LongAdder nanos = new LongAdder();
  private volatile Duration roundTrip = Duration.ZERO;
  private volatile @Nullable RedisClusterAsyncCommands<byte[], byte[]> commands;

  /** On the connection that all share. */
  Redis(LettuceConnectionFactory connections, Duration deadline) {
    this(() -> ((LettuceConnection) connections.getConnection()).getNativeConnection(), deadline);
  }

  /** On a connection, asked for when it is first needed. */
  Redis(Supplier<RedisClusterAsyncCommands<byte[], byte[]>> connection, Duration deadline) {
    this.connection = connection;
    this.deadline = deadline;
  }

  /** Runs one script. */
  Answer run(Call call) {
    return run(List.of(call)).getFirst();
  }

  /** Runs scripts side by side; answers in the order of the calls. */
  List<Answer> run(List<Call> calls) {
    return all(calls, this::send).stream().map(this::heard).toList();
  }

  /** Asks one thing. */
  <T> @Nullable T ask(
      Function<RedisClusterAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> question) {
    var answers = all(List.of(question), one -> one.apply(commands()).toCompletableFuture());
    return answers.getFirst();
  }

  /** Asks the same of several, in one go; answers in their order. */
  <S, T> List<T> each(
      List<S> subjects,
      BiFunction<RedisClusterAsyncCommands<byte[], byte[]>, S, ? extends CompletionStage<T>>
          question) {
    return all(subjects, one -> question.apply(commands(), one).toCompletableFuture());
  }

  /** Asks the same of each server that takes writes, in one go. */
  <T> List<T> everywhere(
      Function<RedisServerAsyncCommands<byte[], byte[]>, ? extends CompletionStage<T>> question) {
    return all(servers(), one -> question.apply(one).toCompletableFuture());
  }

  private List<? extends RedisServerAsyncCommands<byte[], byte[]>> servers() {
    return commands() instanceof RedisAdvancedClusterAsyncCommands<byte[], byte[]> cluster
        ? List.copyOf(cluster.upstream().asMap().values())
        : List.of(commands());
  }

  /** Says something whose answer nobody waits for, and which may get lost. */
  void publish(byte[] channel, byte[] words) {
    try {
      var _ = commands().publish(channel, words);
    } catch (RuntimeException e) {
      log.debug("Not said: {}", e.getClass().getSimpleName());
    }
  }

  /** How long the last batch took. */
  Duration roundTrip() {
    return roundTrip;
  }

  /** Redis' clock as we know it from its last answer; this machine's clock decides nothing. */
  Instant now() {
    return Instant.ofEpochMilli(ahead.get() + System.nanoTime() / 1_000_000);
  }

  private Answer heard(List<Object> parts) {
    var answer = new Answer(parts);
    ahead.set(answer.time() - System.nanoTime() / 1_000_000);
    return answer;
  }

  private CompletableFuture<List<Object>> send(Call call) {
    var first =
        commands()
            .<List<Object>>evalsha(
                call.script().digest(), ScriptOutputType.MULTI, call.keys(), call.words())
            .toCompletableFuture();
    var whole = first.exceptionallyCompose(problem -> again(call, problem));
    // what nobody waits for any more must not be sent after a reconnect
    var _ =
        whole.whenComplete((_, _) -> {
          if (!first.isDone()) {
            first.cancel(false);
          }
        });
    return whole;
  }

  private CompletableFuture<List<Object>> again(Call call, Throwable problem) {
    return unwrapped(problem) instanceof RedisNoScriptException
        ? commands()
            .<List<Object>>eval(
                call.script().text(), ScriptOutputType.MULTI, call.keys(), call.words())
            .toCompletableFuture()
        : CompletableFuture.failedFuture(problem);
  }

  private <S, T> List<T> all(
      List<? extends S> subjects, Function<S, CompletableFuture<T>> question) {
    var futures = new ArrayList<CompletableFuture<T>>(subjects.size());
    try {
      for (var subject : subjects) {
        futures.add(question.apply(subject));
      }
      return gather(futures);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LaneUnavailable("interrupted", e);
    } catch (TimeoutException e) {
      throw new LaneUnavailable("timeout", e);
    } catch (ExecutionException | RuntimeException e) {
      throw unavailable(unwrapped(e));
    } finally {
      futures.forEach(future -> future.cancel(false));
    }
  }

  private <T> List<T> gather(List<CompletableFuture<T>> futures)
      throws InterruptedException, ExecutionException, TimeoutException {
    var began = System.nanoTime();
    var end = began + deadline.toNanos();
    var answers = new ArrayList<T>(futures.size());
    for (var future : futures) {
      if (!future.isDone()) {
        Patience.wait(future, end);
      }
      answers.add(answer(future, end));
    }
    var took = System.nanoTime() - began;
    roundTrip = Duration.ofNanos(took);
    trips.increment();
    nanos.add(took);
    return answers;
  }

  /** How many batches were answered so far. */
  long trips() {
    return trips.sum();
  }

  /** How long they took in all, in nanoseconds. */
  double nanos() {
    return nanos.sum();
  }

  private static <T> T answer(CompletableFuture<T> future, long end)
      throws InterruptedException, ExecutionException, TimeoutException {
    try {
      return future.get();
    } catch (CancellationException e) {
      if (System.nanoTime() - end < 0) {
        throw e;
      }
      throw new TimeoutException();
    }
  }

  private static Throwable unwrapped(Throwable problem) {
    var cause = problem.getCause();
    return (problem instanceof ExecutionException || problem instanceof CompletionException)
            && cause != null
        ? cause
        : problem;
  }

  /** Redis 6.2 and 7 say the same things in different words. */
  private static RuntimeException unavailable(Throwable problem) {
    if (problem instanceof LaneUnavailable known) {
      return known;
    }
    var said = String.valueOf(problem.getMessage());
    if (said.contains("OOM ")) {
      return new LaneUnavailable("full", problem);
    }
    if (said.contains("READONLY") || said.contains("NOREPLICAS") || said.contains("MISCONF")) {
      return new LaneUnavailable("read-only", problem);
    }
    var busy = PASSING.stream().anyMatch(said::startsWith) || said.contains("CLUSTERDOWN");
    return problem instanceof RedisCommandExecutionException && !busy
        ? new IllegalStateException("Redis refused a call: " + said, problem)
        : new LaneUnavailable("unreachable", problem);
  }

  private RedisClusterAsyncCommands<byte[], byte[]> commands() {
    var known = commands;
    if (known == null) {
      known = connection.get();
      commands = known;
    }
    return known;
  }
}
