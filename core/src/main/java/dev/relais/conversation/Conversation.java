package dev.relais.conversation;

import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.insight.Insight;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One customer's exchange with one account about one matter: the fold of its events. An immutable value.
 *
 * <pre>{@code
 * Conversation conversation = Conversation.fold(events);
 * }</pre>
 *
 * @param id derived from {@code key}
 * @param key what makes messages belong together
 * @param network where it takes place
 * @param seq number of the last event
 * @param openedAt when it was opened
 * @param state where it is now
 * @param queue where it waits, or from where it came to its owner; null before it first waited
 * @param preferredAgent for whom it waits first: the agent who snoozed it or had no room for it when the customer wrote again, until it is assigned or routed again; else null
 * @param entries every message, by id
 * @param insights what analysis said, by message
 * @param routed what the rules said last; null before they were asked
 * @param token the newest fencing token; 0 before the first assignment
 * @param sends every outbound act, by id
 * @param backstage what the customer does not see
 * @param links other conversations about the same matter
 * @param declinedBy agents who declined, let an offer lapse or gave it back since the conversation was last routed
 * @param reopened whether it was reopened in this episode
 * @param episode counted from 1: a matter that rested long enough is over, and a new message begins another
 * @param unattended whether the customer wrote something that nobody decided about yet: the rules are to be asked, or whoever
 *     waits for him is to be told
 * @param pace since when people wait for each other
 * @param escalation what deadlines have done to it
 * @param queries the saved queries by which messages of it were found; empty where nobody had to look for it
 */
public record Conversation(
        ConversationId id,
        ConversationKey key,
        String network,
        long seq,
        Instant openedAt,
        ConversationState state,
        @Nullable String queue,
        @Nullable String preferredAgent,
        Map<MessageId, Entry> entries,
        Map<MessageId, Insight> insights,
        @Nullable ConversationRouted routed,
        long token,
        Map<SendId, Send> sends,
        Backstage backstage,
        Set<ConversationId> links,
        Set<String> declinedBy,
        boolean reopened,
        int episode,
        boolean unattended,
        Pace pace,
        Escalation escalation,
        Set<String> queries) {
    private static final Comparator<Entry> BY_TIME = Comparator.comparing(
                    (Entry entry) -> entry.message().at())
            .thenComparing(entry -> entry.message().externalId());

    /** The conversation that {@code events} made; they start with its opening and stand in the order of their numbers. */
    public static Conversation fold(List<LoggedEvent> events) {
        Conversation opened = open(events.get(0));
        return opened.apply(events.subList(1, events.size()));
    }

    /** The conversation that its first event opens. */
    public static Conversation open(LoggedEvent first) {
        if (!(first.event() instanceof ConversationOpened opened) || first.seq() != 1) {
            throw new IllegalArgumentException(
                    "conversation " + first.conversation() + " does not start with its opening");
        }
        return new Conversation(
                first.conversation(),
                opened.key(),
                opened.network(),
                1,
                first.at(),
                new ConversationState.Unrouted(),
                null,
                null,
                Map.of(),
                Map.of(),
                null,
                0,
                Map.of(),
                Backstage.EMPTY,
                Set.of(),
                Set.of(),
                false,
                1,
                false,
                Pace.from(first.at()),
                Escalation.NONE,
                Set.of());
    }

    /**
     * The conversation after one more event.
     *
     * @throws IllegalArgumentException if the event is another conversation's or not the next in number
     */
    public Conversation apply(LoggedEvent event) {
        Fold fold = new Fold(this);
        fold.add(event);
        return fold.done();
    }

    /**
     * The conversation after more events, in the order of their numbers.
     *
     * @throws IllegalArgumentException as {@link #apply(LoggedEvent)}
     */
    public Conversation apply(List<LoggedEvent> events) {
        if (events.isEmpty()) {
            return this;
        }
        Fold fold = new Fold(this);
        events.forEach(fold::add);
        return fold.done();
    }

    /** The next send to call the network for: the oldest whose outcome is not final. The others wait for it. */
    public Optional<Send> nextSend() {
        return sends.values().stream().filter(send -> !send.state().isFinal()).findFirst();
    }

    /** When something is due although nobody does anything: an offer expires, a snoozed one wakes, an approval lapses. */
    public Optional<Instant> nextChange() {
        Instant next = null;
        if (state instanceof ConversationState.Offered offered) {
            next = offered.expiresAt();
        } else if (state instanceof ConversationState.Snoozed snoozed) {
            next = snoozed.until();
        }
        for (Draft draft : backstage.drafts().values()) {
            Approval approval = draft.approval();
            if (approval != null
                    && approval.isRunning()
                    && (next == null || approval.expiresAt().isBefore(next))) {
                next = approval.expiresAt();
            }
        }
        return Optional.ofNullable(next);
    }

    /** The messages as people see them, oldest first. */
    public List<Entry> messages() {
        return entries.values().stream().sorted(BY_TIME).toList();
    }

    /** The customer's newest message that was not withdrawn. */
    public Optional<Entry> lastInbound() {
        return entries.values().stream()
                .filter(entry -> entry.direction() == Direction.INBOUND && !entry.withdrawn())
                .max(BY_TIME);
    }

    /** Whether it is the customer's turn once {@code send} is out: it is owned, and nothing newer waits for an answer. */
    public boolean isAnsweredBy(Send send) {
        return state instanceof ConversationState.Owned
                && lastInbound()
                        .map(entry -> entry.message().externalId())
                        .filter(newest -> !newest.equals(send.inReplyTo()))
                        .isEmpty();
    }

    /**
     * Whether it is its owner's turn and the customer waits for a reply: the newest message was answered neither here nor
     * elsewhere, and no answer to it is on its way.
     */
    public boolean isReplyOwed() {
        Optional<Message> newest = lastInbound().map(Entry::message);
        return state instanceof ConversationState.Owned && newest.isPresent() && !isAnswered(newest.get());
    }

    private boolean isAnswered(Message newest) {
        boolean onItsWay = sends.values().stream()
                .anyMatch(send -> send.kind() == Send.Kind.REPLY
                        && newest.externalId().equals(send.inReplyTo())
                        && send.state() != SendState.REJECTED
                        && send.state() != SendState.CANCELLED);
        return onItsWay
                || entries.values().stream()
                        .anyMatch(entry -> entry.direction() == Direction.OUTBOUND
                                && !entry.withdrawn()
                                && entry.message().at().isAfter(newest.at()));
    }

    /** Public or private. */
    public Visibility visibility() {
        return key.visibility();
    }

    /** The agent who owns it or to whom it is held out. */
    public Optional<String> agent() {
        if (state instanceof ConversationState.Assigned assigned) {
            return Optional.of(assigned.agent());
        }
        return state instanceof ConversationState.Offered offered ? Optional.of(offered.agent()) : Optional.empty();
    }

    /** The agent who owns it, or everybody to whom it is held out. */
    public List<String> holders() {
        return state instanceof ConversationState.Offered offered
                ? offered.agents()
                : agent().stream().toList();
    }

    /** The message that the network calls {@code externalId}, as people see it now. */
    Optional<Entry> entry(@Nullable String externalId) {
        return entries.values().stream()
                .filter(entry -> entry.message().externalId().equals(externalId))
                .findFirst();
    }

    @Override
    public String toString() {
        return "Conversation[" + id + "/" + seq + " " + state + "]";
    }
}
