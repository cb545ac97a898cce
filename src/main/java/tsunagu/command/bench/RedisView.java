package tsunagu.command.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import tsunagu.lane.RunningRedis;

/** Looks into the bundled Redis of a program under measure, on a connection of its own. */
final class RedisView implements AutoCloseable {
  private static final Pattern STAT = Pattern.compile("cmdstat_([^:]+):calls=(\\d+),usec=(\\d+)");
  private static final int AT_ONCE = 1_000;
  private static final String COPIES =
      """
      local state = redis.call('GET', KEYS[1])
      for number = ARGV[2], ARGV[2] + ARGV[3] - 1 do
        redis.call('SET', ARGV[1] .. string.format('%026d', number), state, 'EX', 86400)
      end
      """;
  private static final Set<String> OURS = Set.of("auth", "info", "scan", "memory", "scard");

  private final Socket socket;
  private final InputStream in;

  private RedisView(Socket socket) throws IOException {
    this.socket = socket;
    this.in = new BufferedInputStream(socket.getInputStream());
  }

  static RedisView of(Path data) {
    var settings = RunningRedis.settings(data);
    try {
      var port = Integer.parseInt(settings.getOrDefault("spring.data.redis.port", "0"));
      var view = new RedisView(new Socket(InetAddress.getLoopbackAddress(), port));
      view.ask("AUTH", settings.getOrDefault("spring.data.redis.password", ""));
      return view;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Commands run so far, those inside scripts too, and the microseconds of those sent. */
  record Work(long commands, long micros) {
    Work since(Work before) {
      return new Work(commands - before.commands, micros - before.micros);
    }
  }

  Work work() {
    var commands = 0L;
    var micros = 0L;
    var found = STAT.matcher(String.valueOf(ask("INFO", "commandstats")));
    while (found.find()) {
      var name = found.group(1).toLowerCase(Locale.ROOT);
      if (OURS.stream().noneMatch(name::startsWith)) {
        commands += Long.parseLong(found.group(2));
        // what runs inside a script is in the script's own time already
        micros += name.startsWith("eval") ? Long.parseLong(found.group(3)) : 0;
      }
    }
    return new Work(commands, micros);
  }

  /** Bytes of each key of this form, of a sample. */
  List<Double> bytes(String form) {
    return keys(form).stream().map(key -> (double) number(ask("MEMORY", "USAGE", key))).toList();
  }

  /** Bytes a member of the sets of this form. */
  double bytesAMember(String form) {
    var bytes = 0L;
    var members = 0L;
    for (var key : keys(form)) {
      bytes += number(ask("MEMORY", "USAGE", key, "SAMPLES", "0"));
      members += number(ask("SCARD", key));
    }
    return (double) bytes / members;
  }

  /** Fills up to so many residents with copies of one who is there. */
  void residents(int count) {
    var one = keys("t:{l*}:p:*").getFirst();
    var lane = one.substring(0, one.lastIndexOf(':') + 1);
    for (var from = 0; from < count; from += AT_ONCE) {
      ask("EVAL", COPIES, "1", one, lane, Integer.toString(from), Integer.toString(AT_ONCE));
    }
  }

  private List<String> keys(String form) {
    var keys = new ArrayList<String>();
    var cursor = "0";
    do {
      var answer = (List<?>) ask("SCAN", cursor, "MATCH", form, "COUNT", "1000");
      cursor = String.valueOf(answer.getFirst());
      ((List<?>) answer.get(1)).forEach(key -> keys.add(String.valueOf(key)));
    } while (!cursor.equals("0") && keys.size() < 1_000);
    return keys;
  }

  private static long number(Object answer) {
    return Long.parseLong(String.valueOf(answer));
  }

  /** One command and its answer: text, or a list (Redis serialization protocol, version 2). */
  private Object ask(String... words) {
    try {
      var out = new StringBuilder("*" + words.length + "\r\n");
      for (var word : words) {
        out.append('$').append(word.getBytes(UTF_8).length).append("\r\n").append(word);
        out.append("\r\n");
      }
      socket.getOutputStream().write(out.toString().getBytes(UTF_8));
      return answer();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Object answer() throws IOException {
    var line = line();
    var rest = line.substring(1);
    return switch (line.charAt(0)) {
      case '$' -> rest.equals("-1") ? "" : text(Integer.parseInt(rest));
      case '*' -> {
        var list = new ArrayList<>();
        for (var i = Integer.parseInt(rest); i > 0; i--) {
          list.add(answer());
        }
        yield list;
      }
      case '-' -> throw new IOException("Redis refused: " + rest);
      default -> rest;
    };
  }

  private String text(int length) throws IOException {
    var text = new String(in.readNBytes(length), UTF_8);
    line();
    return text;
  }

  private String line() throws IOException {
    var text = new StringBuilder();
    for (var read = in.read(); read != '\n'; read = in.read()) {
      if (read < 0) {
        throw new IOException("Redis closed the connection");
      }
      if (read != '\r') {
        text.append((char) read);
      }
    }
    return text.toString();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
