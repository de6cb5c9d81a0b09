package dev.relais.benchmarks.report;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;

/**
 * A log as a desk writes it: a conversation comes every twenty seconds and has about a dozen events in an hour or so, of which
 * several are under way at once. The same count gives the same log.
 */
final class LogFile {
    private static final Instant START = Instant.parse("2026-01-05T00:00:00Z");
    private static final List<String> NETWORKS = List.of("x", "facebook", "instagram");
    private static final List<String> SURFACES = List.of("post", "comment", "direct");
    private static final List<String> QUESTIONS = List.of(
            "Where is my parcel, it should have come on %s?",
            "How can I change the address of order %s?",
            "My invoice %s is wrong, can you correct it?",
            "When do you open in %s?",
            "Thank you, that helped a lot, %s!",
            "The app crashes since version %s.");

    private record Next(long conversation, int step, long millis) {}

    private final SplittableRandom dice = new SplittableRandom(42);
    private final StringBuilder line = new StringBuilder(512);

    private LogFile() {}

    /** Writes so many events. */
    static void write(Path file, long events) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            new LogFile().write(out, events);
        }
    }

    private void write(OutputStream out, long events) throws IOException {
        PriorityQueue<Next> next = new PriorityQueue<>(
                Comparator.comparingLong(Next::millis).thenComparingLong(Next::conversation));
        long begun = 0;
        for (long written = 0; written < events; written++) {
            if (next.isEmpty() || begun * 20_000 <= next.element().millis()) {
                next.add(new Next(begun, 0, begun * 20_000));
                begun++;
            }
            Next now = next.remove();
            line.setLength(0);
            event(now);
            out.write(line.toString().getBytes(StandardCharsets.UTF_8));
            boolean over = now.step() == 13;
            if (!over) {
                next.add(new Next(now.conversation(), now.step() + 1, now.millis() + pause(now.step())));
            }
        }
    }

    /** Most steps follow at once; being offered, answering and settling take a while. */
    private long pause(int step) {
        return step == 5 || step == 7 || step == 11 || step == 12 ? 1_000 + dice.nextLong(1_200_000) : 0;
    }

    private void event(Next now) {
        long id = now.conversation();
        String agent = "agent-" + id % 40;
        switch (now.step()) {
            case 0 -> head(now, "ConversationOpened")
                    .append(",\"network\":\"").append(network(id)).append("\",\"conversationKey\":{\"account\":\"a\",\"root\":\"r")
                    .append(id).append("\",\"customer\":\"u").append(id % 5000).append("\"}");
            case 1 -> message(now, "MessageReceived", "u" + id % 5000, question(id)).append(",\"revision\":0");
            case 2 -> head(now, "MessageAnalyzed")
                    .append(",\"messageId\":\"m").append(id).append("-1\",\"insight\":{\"language\":\"en\",\"languageConfidence\":0.97,")
                    .append("\"sentiment\":-0.4,\"sentimentLabel\":\"").append(id % 3 == 0 ? "negative" : "neutral")
                    .append("\",\"sentimentConfidence\":0.8,\"urgency\":0.2,\"spam\":0.01,\"topics\":[{\"topic\":\"topic-").append(id % 12)
                    .append("\",\"confidence\":0.8}],\"analyzer\":\"relais/1\"}");
            case 3 -> head(now, "ConversationRouted")
                    .append(",\"queue\":\"queue-").append(id % 6).append("\",\"priority\":\"normal\",\"sla\":\"social\",\"weight\":1,\"tags\":[],")
                    .append("\"requires\":{\"english\":1},\"preferAgent\":null,\"rules\":[\"rule-").append(id % 50).append("\",\"otherwise\"]");
            case 4 -> head(now, "ConversationQueued")
                    .append(",\"queue\":\"queue-").append(id % 6).append("\",\"reason\":\"routed\"");
            case 5 -> offer(now, "OfferMade", agent).append(",\"limit\":\"PT45S\"");
            case 6 -> offer(now, "OfferAccepted", agent);
            case 7 -> head(now, "ConversationAssigned").append(",\"agent\":\"").append(agent).append("\",\"token\":1");
            case 8 -> head(now, "ReplyRequested")
                    .append(",\"send\":\"s").append(id).append("\",\"agent\":\"").append(agent)
                    .append("\",\"text\":\"We have looked into it.\",\"inReplyTo\":\"e").append(id)
                    .append("\",\"visibility\":\"public\",\"automatic\":false,\"draft\":null");
            case 9 -> head(now, "SendStarted").append(",\"send\":\"s").append(id).append("\",\"attempt\":1,\"term\":1");
            case 10 -> message(now, "MessageSent", "brand", "We have looked into it.")
                    .append(",\"revision\":0,\"origin\":\"relais\",\"send\":\"s").append(id).append('"');
            case 11 -> head(now, "SendSettled")
                    .append(",\"send\":\"s").append(id).append("\",\"attempt\":1,\"state\":\"sent\",\"externalId\":\"o").append(id)
                    .append("\",\"reason\":null,\"until\":null");
            case 12 -> head(now, "CustomerAwaited");
            default -> head(now, "ConversationResolved").append(",\"agent\":\"").append(agent).append('"');
        }
        line.append("}\n");
    }

    private StringBuilder head(Next now, String type) {
        return line.append("{\"conversation\":\"c").append(now.conversation()).append("\",\"seq\":").append(now.step() + 1)
                .append(",\"at\":\"").append(START.plusMillis(now.millis())).append("\",\"type\":\"").append(type).append('"');
    }

    private StringBuilder offer(Next now, String type, String agent) {
        return head(now, type).append(",\"offer\":\"o").append(now.conversation()).append("\",\"agent\":\"").append(agent).append('"');
    }

    private StringBuilder message(Next now, String type, String author, String text) {
        long id = now.conversation();
        return head(now, type)
                .append(",\"message\":{\"id\":\"m").append(id).append('-').append(now.step()).append("\",\"network\":\"").append(network(id))
                .append("\",\"account\":\"a\",\"externalId\":\"e").append(id).append('-').append(now.step()).append("\",\"surface\":\"")
                .append(SURFACES.get((int) (id % 3))).append("\",\"author\":{\"id\":\"").append(author)
                .append("\",\"handle\":null,\"name\":null},\"text\":\"").append(text).append("\",\"media\":[],\"inReplyTo\":null,\"at\":\"")
                .append(START.plusMillis(now.millis())).append("\",\"estimated\":false}");
    }

    private static String network(long id) {
        return NETWORKS.get((int) (id % 3));
    }

    private static String question(long id) {
        return QUESTIONS.get((int) (id * 7 % QUESTIONS.size())).formatted(id);
    }
}
