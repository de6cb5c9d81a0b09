package dev.relais.routing.staffing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page about staffing shows is true. */
class StaffingPageTest {
    private static final Pattern EXAMPLE = Pattern.compile("```java\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder = Path.of("");

    @Test
    void the_example_compiles_and_prints_what_the_page_says() throws Exception {
        Matcher example = EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "staffing.md")));
        assertThat(example.find()).isTrue();
        Path source = Files.writeString(folder.resolve("Roster.java"), example.group(1));
        int status = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler())
                .run(null, null, null, "-proc:none", "-cp", System.getProperty("java.class.path"), source.toString());
        assertThat(status).isZero();
        assertThat(printed()).isEqualTo(example.group(2));
    }

    private String printed() throws Exception {
        PrintStream standard = System.out;
        Locale locale = Locale.getDefault();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {folder.toUri().toURL()}, getClass().getClassLoader())) {
            Locale.setDefault(Locale.ROOT);
            System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
            Method main = loader.loadClass("Roster").getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) new String[0]);
        } finally {
            System.setOut(standard);
            Locale.setDefault(locale);
        }
        return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
