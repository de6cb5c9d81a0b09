package dev.relais.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent;
import dev.relais.conversation.LoggedEvent;
import dev.relais.json.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Logs as earlier versions wrote them, and the conversations that they stand for. These files are never changed, only added to: a
 * version that reads them differently has lost the history of every host.
 */
class GoldenHistoriesTest {
    static List<String> names() {
        try (Stream<Path> files = Files.list(folder())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".jsonl"))
                    .map(name -> name.substring(0, name.length() - ".jsonl".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void an_old_history_still_folds_to_the_same_conversation(String name) {
        JsonNode expected = StrictJson.read(bytes(name + ".json"));
        JsonNode folded = ConversationSummary.of(Conversation.fold(history(name)));
        assertThat(folded.toPrettyString()).isEqualTo(expected.toPrettyString());
    }

    @ParameterizedTest
    @MethodSource("names")
    void its_lines_agree_with_the_schema_and_are_written_as_they_were(String name) throws IOException {
        SchemaChecker checker;
        try (InputStream in = EventJson.class.getResourceAsStream("events.schema.json")) {
            checker =
                    new SchemaChecker(StrictJson.read(Objects.requireNonNull(in).readAllBytes()));
        }
        List<LoggedEvent> history = history(name);
        Conversation conversation = Conversation.open(history.get(0));
        for (String line : lines(name)) {
            LoggedEvent logged =
                    history.get((int) StrictJson.read(utf8(line)).get("seq").longValue() - 1);
            conversation = logged.seq() == 1 ? conversation : conversation.apply(logged);
            assertThat(checker.faults(StrictJson.read(utf8(line)))).as(line).isEmpty();
            assertThat(StrictJson.read(utf8(EventJson.line(logged, conversation))))
                    .as(line)
                    .isEqualTo(StrictJson.read(utf8(line)));
        }
    }

    @Test
    void together_they_cover_every_event() {
        Set<String> covered = new TreeSet<>();
        names().forEach(name -> history(name)
                .forEach(logged -> covered.add(logged.event().getClass().getSimpleName())));
        assertThat(covered)
                .isEqualTo(Arrays.stream(ConversationEvent.class.getPermittedSubclasses())
                        .map(Class::getSimpleName)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    private static List<LoggedEvent> history(String name) {
        List<LoggedEvent> history = new ArrayList<>();
        for (String line : lines(name)) {
            history.add(Objects.requireNonNull(EventReader.read(name, utf8(line))));
        }
        return history;
    }

    private static List<String> lines(String name) {
        return new String(bytes(name + ".jsonl"), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }

    private static byte[] bytes(String file) {
        try {
            return Files.readAllBytes(folder().resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder() {
        try {
            URI uri = Objects.requireNonNull(GoldenHistoriesTest.class.getResource("/golden"))
                    .toURI();
            return Path.of(uri);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the folder of the golden histories has no path", e);
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
