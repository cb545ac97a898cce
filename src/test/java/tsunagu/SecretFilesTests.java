package tsunagu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

class SecretFilesTests {
  @TempDir private Path folder;

  @Test
  void aFileIsASettingAndAChangedFileAChangedSetting() throws IOException {
    write("line.bot.channel-token", "first\n");
    var environment = environment();
    assertThat(environment.getProperty("line.bot.channel-token")).isEqualTo("first");

    write("line.bot.channel-token", "second\n");

    assertThat(environment.getProperty("line.bot.channel-token")).isEqualTo("second");
    assertThat(Binder.get(environment).bind("line.bot.channel-token", String.class).get())
        .isEqualTo("second");
  }

  @Test
  void aFileThatComesLaterIsFoundToo() throws IOException {
    var environment = environment();

    write("line.bot.former-channel-secret", "former");

    assertThat(
            Binder.get(environment).bind("line.bot.former-channel-secret", String.class).orElse(""))
        .isEqualTo("former");
  }

  @Test
  void onlyFilesNamedAsSettingsAreRead() throws IOException {
    Files.createDirectory(folder.resolve("..data"));
    write("README", "not a setting");
    write("spring.data.redis.password", "word");

    assertThat(new SecretFolder(folder).getPropertyNames())
        .isEqualTo(List.of("spring.data.redis.password").toArray());
    assertThat(new SecretFolder(folder).getProperty("../" + folder.getFileName() + "/README"))
        .isNull();
  }

  @Test
  void aFolderThatIsNotThereIsSaid() {
    assertThatThrownBy(() -> new SecretFolder(folder.resolve("missing")))
        .hasMessageContaining("tsunagu.secrets");
  }

  private void write(String name, String value) throws IOException {
    Files.writeString(folder.resolve(name), value);
  }

  private StandardEnvironment environment() {
    var environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .addFirst(new MapPropertySource("test", Map.of(SecretFiles.FOLDER, folder.toString())));
    new SecretFiles().postProcessEnvironment(environment, new SpringApplication(App.class));
    return environment;
  }
}
