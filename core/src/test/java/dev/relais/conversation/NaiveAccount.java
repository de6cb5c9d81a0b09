package dev.relais.conversation;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a plain, mutable account of a conversation consists of. */
abstract class NaiveAccount {
    /** Where it is. */
    enum Phase {
        UNROUTED,
        QUEUED,
        OFFERED,
        OWNED,
        AWAITING,
        SNOOZED,
        ASIDE,
        OVER
    }

    /** A message. */
    static final class Words {
        final Message first;
        final boolean customers;
        String text;
        boolean gone;
        boolean hidden;

        Words(Message first, boolean customers) {
            this.first = first;
            this.customers = customers;
            text = first.text();
        }
    }

    /** An outbound act. */
    static final class Out {
        Send.Kind kind = Send.Kind.REPLY;
        String text = "";
        String about = "";
        boolean machine;
        Instant at = Instant.EPOCH;
        SendState state = SendState.PENDING;
        int attempt;

        @Nullable
        Instant until;
    }

    /** A draft. */
    static final class Prepared {
        String author = "";
        String text = "";

        @Nullable
        String about;

        Approval.@Nullable State said;

        @Nullable
        Seen asked;

        Instant deadline = Instant.EPOCH;

        boolean runs() {
            return said == Approval.State.REQUESTED || said == Approval.State.GIVEN;
        }
    }

    /** What somebody looked at before he agreed. */
    record Seen(
            String text, @Nullable String about, @Nullable String aboutText) {}

    final boolean isPublic;
    Phase phase = Phase.UNROUTED;
    String queue = "";
    String who = "";
    String offer = "";
    String preferred = "";
    Instant since = Instant.EPOCH;
    /** When the customer began to wait for whoever owns it. */
    Instant began = Instant.EPOCH;

    Instant deadline = Instant.EPOCH;
    long token;
    boolean routedSomewhere;
    int episode = 1;
    boolean reopened;
    boolean unattended;
    int notes;
    final Set<String> declined = new TreeSet<>();
    final Set<ConversationId> links = new HashSet<>();
    final Map<String, Words> words = new LinkedHashMap<>();
    final Map<SendId, Out> outs = new LinkedHashMap<>();
    final Map<String, Prepared> drafts = new LinkedHashMap<>();
    final Map<String, Seen> hashes = new LinkedHashMap<>();
    /** Who was asked. */
    final Map<String, String> questions = new LinkedHashMap<>();

    final Set<String> answered = new TreeSet<>();
    /** Whether the call is owed. */
    final Map<String, Boolean> calls = new LinkedHashMap<>();

    NaiveAccount(boolean isPublic) {
        this.isPublic = isPublic;
    }

    // What the network tells

    void received(Message message) {
        words.put(message.externalId(), new Words(message, true));
        unattended |= Set.of(Phase.UNROUTED, Phase.ASIDE, Phase.OVER, Phase.AWAITING, Phase.SNOOZED)
                .contains(phase);
    }

    void edited(String message, String text) {
        Words edited = the(words, message);
        edited.text = edited.gone ? "" : text;
    }

    void withdrawn(String message) {
        the(words, message).gone = true;
        the(words, message).text = "";
    }

    Seen seen(Prepared draft) {
        Words about = words.get(draft.about);
        return new Seen(draft.text, about == null ? null : draft.about, about == null ? null : about.text);
    }

    static boolean isWaiting(Out out) {
        return Set.of(SendState.PENDING, SendState.SENDING, SendState.THROTTLED, SendState.UNKNOWN, SendState.HELD)
                .contains(out.state);
    }

    boolean isOwned() {
        return phase == Phase.OWNED || phase == Phase.AWAITING;
    }

    /** The customer's newest message that still stands. */
    @Nullable
    Words newest() {
        return words.values().stream()
                .filter(one -> one.customers && !one.gone)
                .max(Comparator.comparing((Words one) -> one.first.at()).thenComparing(one -> one.first.externalId()))
                .orElse(null);
    }

    @Nullable
    String newestId() {
        Words newest = newest();
        return newest == null ? null : newest.first.externalId();
    }

    /** Whether the customer's newest message has no answer, none on its way, and none that came by another way later. */
    boolean isOwed() {
        Words newest = newest();
        if (newest == null) {
            return false;
        }
        for (Out out : outs.values()) {
            boolean lives = out.state != SendState.REJECTED && out.state != SendState.CANCELLED;
            if (lives && out.kind == Send.Kind.REPLY && out.about.equals(newest.first.externalId())) {
                return false;
            }
        }
        return words.values().stream()
                .noneMatch(one -> !one.customers && !one.gone && one.first.at().isAfter(newest.first.at()));
    }

    /** What must be there. */
    static <K, V> V the(Map<K, V> map, K key) {
        return Objects.requireNonNull(map.get(key));
    }

    /** When something is due. */
    @Nullable
    Instant due() {
        boolean timed = phase == Phase.OFFERED || phase == Phase.SNOOZED;
        return Stream.concat(
                        timed ? Stream.of(deadline) : Stream.of(),
                        drafts.values().stream().filter(Prepared::runs).map(draft -> draft.deadline))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }
}
