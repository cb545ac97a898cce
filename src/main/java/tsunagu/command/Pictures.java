package tsunagu.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Collectors;
import tsunagu.flow.FlowDrawing;
import tsunagu.flow.FlowMap;
import tsunagu.flow.Flows;

/** Writes a page for each flow that draws it, and one that lists them; needs no server. */
final class Pictures {
  private static final String LIBRARY =
      "META-INF/resources/webjars/mermaid/11.6.0/dist/mermaid.min.js";
  private static final String DRAWER = "static/pages/picture.js";

  private Pictures() {}

  /**
   * Writes the pages.
   *
   * @return how many flows were drawn
   * @throws UncheckedIOException when the folder cannot be written
   */
  static int write(Flows flows, Path folder) {
    try {
      Files.createDirectories(folder);
      copy(LIBRARY, folder.resolve("mermaid.min.js"));
      copy(DRAWER, folder.resolve("picture.js"));
      for (var name : flows.names()) {
        var map = FlowMap.of(flows, name);
        if (map.isPresent()) {
          Files.writeString(folder.resolve(name + ".html"), page(map.get()));
        }
      }
      var links =
          flows.names().stream()
              .map(name -> "<li><a href=\"" + name + ".html\">" + name + "</a></li>")
              .collect(Collectors.joining("\n"));
      Files.writeString(folder.resolve("index.html"), page("会話の流れ", "<ul>" + links + "</ul>"));
      return flows.names().size();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot write the pictures", e);
    }
  }

  private static void copy(String resource, Path to) throws IOException {
    try (var from = Pictures.class.getClassLoader().getResourceAsStream(resource)) {
      if (from == null) {
        throw new IllegalStateException(resource + " is missing from the program");
      }
      Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private static String page(FlowMap map) {
    var rows =
        map.ways().stream()
            .map(way ->
                "<tr><td>"
                    + escaped(way.from())
                    + "</td><td>"
                    + escaped(way.when())
                    + "</td><td>"
                    + escaped(way.to().isEmpty() ? "（もどる）" : way.to())
                    + "</td></tr>")
            .collect(Collectors.joining("\n"));
    return page(
        map.flow(),
        """
        <p><a href="index.html">一覧</a></p>
        <figure class="picture" role="img" aria-label="流れの図。同じ内容が下の表にあります。"><pre>%s</pre></figure>
        <table><tr><th>手順</th><th>答え・条件</th><th>行き先</th></tr>%s</table>
        <script src="mermaid.min.js"></script><script src="picture.js"></script>
        """
            .formatted(escaped(FlowDrawing.mermaid(map, _ -> "")), rows));
  }

  private static String page(String title, String body) {
    return """
    <!DOCTYPE html>
    <html lang="ja"><head><meta charset="utf-8"><title>%s</title></head>
    <body><h1>%s</h1>
    %s
    </body></html>
    """
        .formatted(escaped(title), escaped(title), body);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
