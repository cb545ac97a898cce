package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What deploy/ says fits the program; no engine is needed to know that. */
class DeployTests {
  private static final Path DEPLOY = Path.of("deploy");
  private static final Pattern VALUE = Pattern.compile("\\$\\{((?:tsunagu|line)\\.[a-z.-]+)");
  private static final Pattern SETTING =
      Pattern.compile("\\b(?:TSUNAGU|SPRING|LINE|LOGGING|MANAGEMENT|SERVER)_[A-Z_]+\\b");
  private static final Pattern SECRET_FILE = Pattern.compile("\\b(?:line\\.bot|spring)\\.[a-z.-]+");
  private static final String SOURCES = sources();
  private static final Map<String, Object> APPLICATION = application();
  private static final Set<String> KNOWN = known();

  @ParameterizedTest
  @MethodSource("files")
  void everySettingNamedExists(Path file) throws IOException {
    var text = Files.readString(file);

    assertThat(SETTING.matcher(text).results().map(hit -> hit.group()).toList())
        .allMatch(name -> KNOWN.contains(name.replace("_", "")), "a setting of the program");
    assertThat(SECRET_FILE.matcher(text).results().map(hit -> hit.group()).toList())
        .allMatch(name -> KNOWN.contains(flat(name)), "a setting of the program");
  }

  static Stream<Path> files() throws IOException {
    try (var files = Files.walk(DEPLOY)) {
      return files.filter(Files::isRegularFile).toList().stream();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs/operations.md", "docs/redis.md"})
  void whatThePagesNameIsThere(Path page) throws IOException {
    var text = Files.readString(page);
    var settings = Pattern.compile("`((?:tsunagu|line|spring)\\.[a-z.-]+[a-z])[=`]");
    var meters = Pattern.compile("`(tsunagu(?:_[a-z]+)+?)(?:_total|_seconds)?[{`]");

    assertThat(settings.matcher(text).results().map(hit -> hit.group(1)).toList())
        .isNotEmpty()
        .allMatch(name -> KNOWN.contains(flat(name)), "a setting of the program");
    assertThat(meters.matcher(text).results().map(hit -> hit.group(1).replace('_', '.')).toList())
        .allMatch(SOURCES::contains, "a meter of the program");
  }

  @Test
  void theDashboardShowsAllThatIsToBeWatched() throws IOException {
    var dashboard = Dashboard.read();

    assertThat(dashboard.meters())
        .contains(
            "tsunagu_inbox_accepted_total",
            "tsunagu_inbox_duplicate_total",
            "tsunagu_webhook_requests_total",
            "tsunagu_inbox_refused_total",
            "tsunagu_inbox_oldest_seconds",
            "tsunagu_inbox_turn_seconds_sum",
            "tsunagu_lane_round_trip_seconds_count",
            "tsunagu_outbox_oldest_seconds",
            "tsunagu_outbox_line_total",
            "tsunagu_inbox_buried_total",
            "tsunagu_outbox_dead_total",
            "tsunagu_outbox_quota_left");
    assertThat(dashboard.panels())
        .extracting(Dashboard.Panel::expressions)
        .allSatisfy(
            drawn -> assertThat(drawn).isNotEmpty().allMatch(each -> each.contains("tsunagu_")));
  }

  @Test
  void aSettingThatDoesNotExistWouldBeFound() {
    assertThat(KNOWN).contains("TSUNAGUSECRETS", "TSUNAGUKEYS", "SPRINGDATAREDISHOST");
    assertThat(KNOWN).doesNotContain("TSUNAGULANECOUNTS", "SPRINGDATAREDISHOSTS");
  }

  @Test
  void portsAndProbesAreThoseOfTheProgram() {
    var container = map(first(path(deployment(), "spec", "template", "spec", "containers")));
    var ports =
        list(container.get("ports")).stream()
            .collect(
                Collectors.toMap(
                    port -> map(port).get("name"), port -> map(port).get("containerPort")));

    assertThat(ports.get("web")).isEqualTo(APPLICATION.get("server.port"));
    assertThat(ports.get("management")).isEqualTo(APPLICATION.get("management.server.port"));
    for (var probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
      var asked = map(path(container, probe, "httpGet"));
      var group = String.valueOf(asked.get("path")).replace("/actuator/health/", "");
      assertThat(asked.get("port")).isEqualTo("management");
      assertThat(APPLICATION).containsKey("management.endpoint.health.group." + group + ".include");
    }
    assertThat(path(container, "readinessProbe", "httpGet", "path"))
        .isEqualTo("/actuator/health/readiness");
    assertThat(path(container, "livenessProbe", "httpGet", "path"))
        .isEqualTo("/actuator/health/liveness");
  }

  @Test
  void theProgramIsGivenLongerToEndThanItTakes() {
    var phase = String.valueOf(APPLICATION.get("spring.lifecycle.timeout-per-shutdown-phase"));
    var grace =
        (int) path(deployment(), "spec", "template", "spec", "terminationGracePeriodSeconds");

    assertThat(grace).isGreaterThan(Integer.parseInt(phase.replace("s", "")) + 5);
  }

  @Test
  void logsAreWrittenForMachines() {
    var setting = "LOGGING_STRUCTURED_FORMAT_CONSOLE";

    assertThat(path(kind("ConfigMap").getFirst(), "data", setting)).isEqualTo("ecs");
    for (var name : List.of("one", "two")) {
      assertThat(path(compose(), "services", name, "environment", setting)).isEqualTo("ecs");
    }
  }

  @Test
  void everythingRunsWithoutRootOnARootThatCannotBeWritten() throws IOException {
    for (var pod : pods()) {
      var spec = map(path(pod, "spec", "template", "spec"));
      assertThat(path(spec, "securityContext", "runAsNonRoot")).isEqualTo(true);
      assertThat((int) path(spec, "securityContext", "runAsUser")).isPositive();
      assertThat(spec.get("automountServiceAccountToken")).isEqualTo(false);
      for (var container : list(spec.get("containers"))) {
        var rules = map(map(container).get("securityContext"));
        assertThat(rules.get("readOnlyRootFilesystem")).isEqualTo(true);
        assertThat(rules.get("allowPrivilegeEscalation")).isEqualTo(false);
        assertThat(path(rules, "capabilities", "drop")).isEqualTo(List.of("ALL"));
      }
    }
    for (var service : map(compose().get("services")).values()) {
      assertThat(map(service).get("read_only")).isEqualTo(true);
      assertThat(map(service).get("cap_drop")).isEqualTo(List.of("ALL"));
    }
    var image = Files.readAllLines(DEPLOY.resolve("Containerfile"));
    var users = image.stream().filter(line -> line.startsWith("USER ")).toList();
    assertThat(users).containsExactly("USER 10001:10001");
    assertThat(image.indexOf("USER 10001:10001"))
        .isGreaterThan(last(image, "RUN "))
        .isLessThan(last(image, "ENTRYPOINT "));
  }

  @Test
  void twoOfTheProgramRunAndOneStaysWhileNodesAreEmptied() {
    assertThat((int) path(deployment(), "spec", "replicas")).isGreaterThanOrEqualTo(2);
    assertThat(path(deployment(), "spec", "strategy", "rollingUpdate", "maxUnavailable"))
        .isEqualTo(0);
    assertThat(path(kind("PodDisruptionBudget").getFirst(), "spec", "minAvailable")).isEqualTo(1);
    assertThat(map(compose().get("services"))).containsKeys("one", "two", "redis");
  }

  @Test
  void networkRulesKeepTheManagementPortAndRedisForThoseWhoNeedThem() {
    var rules =
        kind("NetworkPolicy").stream()
            .collect(Collectors.toMap(rule -> path(rule, "metadata", "name"), rule -> rule));
    var toRedis = map(first(path(rules.get("tsunagu-redis"), "spec", "ingress")));
    assertThat(path(first(toRedis.get("from")), "podSelector", "matchLabels", "app"))
        .isEqualTo("tsunagu");
    var open =
        list(path(rules.get("tsunagu"), "spec", "ingress")).stream()
            .map(DeployTests::map)
            .filter(rule -> !rule.containsKey("from"))
            .flatMap(rule -> list(rule.get("ports")).stream())
            .map(port -> map(port).get("port"))
            .toList();
    assertThat(open).containsExactly(8080);
  }

  @Test
  void everyLabelAndSecretThatIsNamedIsThere() {
    for (var pod : pods()) {
      assertThat(path(pod, "spec", "selector", "matchLabels"))
          .isEqualTo(path(pod, "spec", "template", "metadata", "labels"));
      var spec = map(path(pod, "spec", "template", "spec"));
      var volumes = list(spec.get("volumes")).stream().map(each -> map(each).get("name"));
      var claims =
          list(map(pod.get("spec")).getOrDefault("volumeClaimTemplates", List.of())).stream()
              .map(claim -> path(claim, "metadata", "name"));
      var mounts =
          list(map(first(spec.get("containers"))).get("volumeMounts")).stream()
              .map(each -> map(each).get("name"));
      assertThat(mounts).isSubsetOf(Stream.concat(volumes, claims).toList());
    }
    assertThat(kind("Secret")).isEmpty();
  }

  @Test
  void nothingSecretStandsInThem() throws IOException {
    var given =
        Pattern.compile("(?i)(password|secret|token)[A-Z_a-z.-]*[:=][ \\t]*[\"']?([^\\s\"'{},]+)");
    for (var file : files().filter(file -> !file.endsWith("README.md")).toList()) {
      assertThat(given.matcher(Files.readString(file)).results().map(hit -> hit.group(2)).toList())
          .as(file.toString())
          .allMatch(
              value -> value.matches("/run/tsunagu.*|tsunagu-(secrets|keys)|false|\\?names|\\$.*"));
    }
    assertThat(Files.readString(DEPLOY.resolve("redis/users.acl"))).contains("@PASSWORD@");
  }

  @Test
  void noRegistryIsNamed() throws IOException {
    var images = new ArrayList<String>();
    pods()
        .forEach(pod ->
            images.add(
                String.valueOf(
                    path(first(path(pod, "spec", "template", "spec", "containers")), "image"))));
    Files.readAllLines(DEPLOY.resolve("Containerfile")).stream()
        .filter(line -> line.startsWith("FROM "))
        .forEach(line -> images.add(line.substring("FROM ".length()).replaceAll(" .*", "")));

    assertThat(images).hasSizeGreaterThanOrEqualTo(4).noneMatch(image -> image.contains("/"));
  }

  // what the files hold

  private static Map<String, Object> compose() {
    return map(documents(DEPLOY.resolve("compose.yaml")).getFirst());
  }

  private static Map<String, Object> deployment() {
    return kind("Deployment").getFirst();
  }

  private static List<Map<String, Object>> pods() {
    return Stream.of("Deployment", "StatefulSet").flatMap(kind -> kind(kind).stream()).toList();
  }

  private static List<Map<String, Object>> kind(String kind) {
    return Stream.of("tsunagu.yaml", "redis.yaml")
        .flatMap(name -> documents(DEPLOY.resolve("kubernetes").resolve(name)).stream())
        .map(DeployTests::map)
        .filter(document -> kind.equals(document.get("kind")))
        .toList();
  }

  private static List<Object> documents(Path file) {
    try (var reader = Files.newBufferedReader(file)) {
      var yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
      return StreamSupport.stream(yaml.loadAll(reader).spliterator(), false).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object part) {
    return (Map<String, Object>) Objects.requireNonNull(part);
  }

  @SuppressWarnings("unchecked")
  private static List<Object> list(@Nullable Object part) {
    return (List<Object>) Objects.requireNonNull(part);
  }

  private static Object first(@Nullable Object part) {
    return list(part).getFirst();
  }

  private static Object path(@Nullable Object from, String... names) {
    Object at = Objects.requireNonNull(from);
    for (var name : names) {
      at = Objects.requireNonNull(map(at).get(name), name + " of " + Arrays.toString(names));
    }
    return at;
  }

  private static int last(List<String> lines, String start) {
    var found = -1;
    for (var i = 0; i < lines.size(); i++) {
      found = lines.get(i).startsWith(start) ? i : found;
    }
    return found;
  }

  // what the program knows

  private static Map<String, Object> application() {
    var yaml = new YamlPropertiesFactoryBean();
    yaml.setResources(new ClassPathResource("application.yaml"));
    return Objects.requireNonNull(yaml.getObject()).entrySet().stream()
        .collect(Collectors.toMap(entry -> (String) entry.getKey(), Map.Entry::getValue));
  }

  private static Set<String> known() {
    var names = new TreeSet<String>(APPLICATION.keySet());
    names.add(SecretFiles.FOLDER);
    names.addAll(springs());
    names.addAll(ours());
    return names.stream().map(DeployTests::flat).collect(Collectors.toSet());
  }

  private static String flat(String name) {
    return name.replaceAll("[.-]", "").toUpperCase(Locale.ROOT);
  }

  private static Collection<String> springs() {
    try {
      var names = new ArrayList<String>();
      var files =
          DeployTests.class
              .getClassLoader()
              .getResources("META-INF/spring-configuration-metadata.json");
      for (var file : Collections.list(files)) {
        try (var in = file.openStream()) {
          for (JsonNode property : JsonMapper.shared().readTree(in).path("properties")) {
            names.add(property.path("name").asString());
          }
        }
      }
      return names;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Components of our settings' records, and what is asked for by name. */
  private static Collection<String> ours() {
    var names = new TreeSet<String>();
    var scanner = new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    for (var found : scanner.findCandidateComponents("tsunagu")) {
      var type = ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null);
      var prefix = type.getAnnotation(ConfigurationProperties.class).value();
      var parts = type.getRecordComponents();
      for (RecordComponent part : parts == null ? new RecordComponent[0] : parts) {
        names.add(prefix + "." + part.getName());
      }
    }
    try (var sources = Files.walk(Path.of("src", "main", "java"))) {
      sources
          .filter(file -> file.toString().endsWith(".java"))
          .forEach(
              file -> VALUE.matcher(text(file)).results().forEach(hit -> names.add(hit.group(1))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  /** Meters' names as they stand in our code; a dash becomes an underline like a dot. */
  private static String sources() {
    try (var sources = Files.walk(Path.of("src", "main", "java"))) {
      return sources
          .filter(file -> file.toString().endsWith(".java"))
          .map(DeployTests::text)
          .collect(Collectors.joining())
          .replace("too-fast", "too.fast");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
