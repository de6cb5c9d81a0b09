package dev.relais.examples;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.Secret;
import dev.relais.connect.WebhookResponse;
import dev.relais.examples.demo.Demo;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README shows is true. */
class ReadmeTest {
    private static final Pattern PROGRAM = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_program_of_the_readme_compiles_and_takes_a_signed_webhook() throws Exception {
        Matcher program = PROGRAM.matcher(readme());
        assertThat(program.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Host.java"), program.group(1));
        JavaCompiler compiler = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());
        String classPath = System.getProperty("java.class.path");
        int status = compiler.run(null, null, null, "-proc:none", "-cp", classPath, source.toString());
        assertThat(status).isZero();

        byte[] body = "{\"data\":{}}".getBytes(StandardCharsets.UTF_8);
        byte[] signature = Secret.of("the app's consumer secret").hmacSha256(body);
        String header = "sha256=" + Base64.getEncoder().encodeToString(signature);
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Method onWebhook =
                    loader.loadClass("Host").getDeclaredMethod("onWebhook", byte[].class, Map.class, byte[].class);
            onWebhook.setAccessible(true);
            assertThat(status(onWebhook, header, body)).isEqualTo(200);
            assertThat(status(onWebhook, header + "=", body)).isEqualTo(401);
        }
    }

    private static int status(Method onWebhook, String signature, byte[] body) throws Exception {
        Map<String, List<String>> headers = Map.of("x-twitter-webhooks-signature", List.of(signature));
        return ((WebhookResponse) onWebhook.invoke(null, Demo.deskFile(), headers, body)).status();
    }

    @Test
    void the_test_command_is_what_ci_runs() throws Exception {
        String ci = Files.readString(Path.of("..", ".ci", "run"));
        assertThat(readme()).contains("\n.ci/chromium && mvn -B -ntp verify\n");
        assertThat(ci.lines().filter(line -> line.contains("mvn")))
                .containsExactly(".ci/chromium && mvn -B -ntp verify");
    }

    private static String readme() throws Exception {
        return Files.readString(Path.of("..", "README.md"));
    }
}
