package dev.relais.examples.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteCommandTest {
    private static final String LINE = "{\"id\": \"m1\", \"facts\": {}}\n";

    @TempDir
    private Path folder = Path.of("");

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void a_desk() throws IOException {
        Files.writeString(
                folder.resolve("desk.json"),
                "{\"relais\": 1, \"desk\": \"d\", \"queues\": [{\"id\": \"q\"}],"
                        + " \"rules\": [{\"id\": \"all\", \"when\": {}, \"then\": {\"queue\": \"q\"}}]}");
    }

    private int route(String in, String target) throws IOException {
        return route(in, target, out);
    }

    private int route(String in, String target, OutputStream standardOutput) throws IOException {
        Files.writeString(folder.resolve("in.jsonl"), in);
        Io io = new Io(
                new ByteArrayInputStream(new byte[0]),
                new PrintStream(standardOutput, false, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                Map.of(),
                false);
        String desk = folder.resolve("desk.json").toString();
        String lines = folder.resolve("in.jsonl").toString();
        return Relais.run(io, "route", "--desk", desk, "--in", lines, "--out", target);
    }

    @Test
    void a_file_with_nothing_but_a_byte_order_mark_is_as_empty_as_one_without() throws IOException {
        assertThat(route("\uFEFF", "-")).isZero();
        assertThat(route("\uFEFF\n" + LINE, "-")).isZero();
        assertThat(out.toString(StandardCharsets.UTF_8).lines()).hasSize(1);
    }

    @Test
    void a_refusal_leaves_the_target_as_it_was() throws IOException {
        Path target = Files.writeString(folder.resolve("out.jsonl"), "before");
        assertThat(route(LINE + "{\"id\": 7}\n", target.toString())).isEqualTo(1);
        assertThat(target).hasContent("before");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains(":2: /id: ").contains(":2: /facts: ");
    }

    @Test
    void a_private_target_stays_private() throws IOException {
        Path target = Files.writeString(folder.resolve("out.jsonl"), "before");
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString("rw-------"));
        assertThat(route(LINE, target.toString())).isZero();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_link_to_a_file_that_is_not_there_yet_stays_a_link() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Path.of("later.jsonl"));
        assertThat(route(LINE, link.toString())).isZero();
        assertThat(link).isSymbolicLink();
        assertThat(folder.resolve("later.jsonl")).exists();
    }

    @Test
    void standard_output_that_takes_no_more_is_no_success() throws IOException {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("full");
            }
        };
        assertThat(route(LINE, "-", full)).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).startsWith("-: cannot be written");
    }
}
