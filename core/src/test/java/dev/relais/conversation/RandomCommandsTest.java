package dev.relais.conversation;

import static dev.relais.conversation.NaiveAccount.the;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ApprovalGiven;
import dev.relais.conversation.ConversationEvent.ContentErased;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.MessageCompleted;
import dev.relais.conversation.ConversationEvent.MessageEdited;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.MessageWithdrawn;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationEvent.SendStarted;
import dev.relais.conversation.NaiveAccount.Phase;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.log.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of a conversation under whatever anybody may want of it, against a naive account of it. */
class RandomCommandsTest {
    private static final int HISTORIES = 200;
    private static final int STEPS = 300;

    @Test
    void whatever_is_commanded_the_naive_account_is_right_and_the_laws_hold() {
        Map<String, Integer> agreed = new TreeMap<>();
        Set<Reason> refused = EnumSet.noneOf(Reason.class);
        for (long seed = 1; seed <= HISTORIES; seed++) {
            try {
                new Play(seed, agreed, refused).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        for (Class<?> kind : CommandDice.KINDS) {
            assertThat(agreed.getOrDefault(kind.getSimpleName(), 0))
                    .as("how often %s was agreed to, of %s", kind.getSimpleName(), agreed)
                    .isGreaterThan(50);
        }
        Set<Reason> ofTheDesk = EnumSet.of(Reason.UNKNOWN_CONVERSATION, Reason.UNKNOWN_QUEUE);
        assertThat(refused).as("every reason was met").isEqualTo(EnumSet.complementOf(EnumSet.copyOf(ofTheDesk)));
    }

    /** One history. */
    private static final class Play {
        private final RandomGenerator random;
        private final Map<String, Integer> agreed;
        private final Set<Reason> refused;
        private final List<LoggedEvent> log = new ArrayList<>();
        private final NaiveConversation account;
        private final CommandDice dice;
        private final Map<String, NaiveAccount.Seen> approved = new HashMap<>();
        private Instant now = Instant.parse("2026-09-01T09:00:00Z");
        private Conversation conversation;
        private final boolean countsEdits;
        private long highestToken;
        private int told;

        private Play(long seed, Map<String, Integer> agreed, Set<Reason> refused) {
            random = new Random(seed);
            this.agreed = agreed;
            this.refused = refused;
            countsEdits = random.nextBoolean();
            account = new NaiveConversation(random.nextInt(3) > 0);
            ConversationKey key = new ConversationKey("x-acme", account.isPublic ? "p1" : null, "7");
            dice = new CommandDice(random, account, key.id());
            LoggedEvent opened = new LoggedEvent(key.id(), 1, now, null, new ConversationOpened(key, "x"));
            log.add(opened);
            conversation = Conversation.open(opened);
        }

        private void run() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(1 + random.nextInt(24));
                if (random.nextInt(8) == 0) {
                    networkTells();
                } else {
                    command();
                }
                accountsAgree();
                if (step % 5 == 0) {
                    wordsAgree();
                }
                lawsHold();
            }
            assertThat(Conversation.fold(log)).as("the fold of the log").isEqualTo(conversation);
        }

        private void networkTells() {
            int what = random.nextInt(6);
            if (what > 2 || account.words.isEmpty()) {
                String externalId = "m" + told++;
                Message message = CommandDice.message(externalId, account.isPublic, "a secret " + told, now);
                account.received(message);
                add(List.of(new MessageReceived(message, random.nextInt(2))));
                return;
            }
            List<String> known = List.copyOf(account.words.keySet());
            String externalId = known.get(random.nextInt(known.size()));
            MessageRef ref = the(account.words, externalId).first.ref();
            if (what == 0) {
                long revision = countsEdits ? ++told : 1;
                Version version = new Version(revision, now, now, random.nextBoolean(), "another secret at " + now);
                account.edited(externalId, version.text());
                add(List.of(new MessageEdited(ref, version)));
            } else if (what == 1) {
                Entry entry = the(conversation.entries(), ref.id());
                Version first = entry.versions().get(0);
                Message before = entry.message().with(first.text(), first.at(), first.estimated());
                Message copy = CommandDice.message(externalId, account.isPublic, first.text(), first.at());
                add(List.of(new MessageCompleted(before.join(copy))));
            } else {
                account.withdrawn(externalId);
                add(List.of(new MessageWithdrawn(ref)));
            }
        }

        private void command() {
            Command command = dice.next(conversation, now);
            Conversation before = conversation;
            Verdict verdict = Decider.decide(before, command, now);
            @Nullable Reason expected = account.refuses(command, before.id(), now);
            if (verdict instanceof Verdict.Agreed happens) {
                assertThat(expected).as("%s on %s", command, before).isNull();
                assertThat(happens.events()).isNotEmpty();
                agreed.merge(command.getClass().getSimpleName(), 1, Integer::sum);
                happens.events().forEach(this::sendingHasItsOrder);
                account.happens(command, now, happens.events());
                add(happens.events());
            } else {
                Reason reason = ((Verdict.Refused) verdict).refusal().reason();
                assertThat(reason).as("%s on %s", command, before).isEqualTo(expected);
                refused.add(reason);
            }
        }

        private void add(List<ConversationEvent> events) {
            List<LoggedEvent> logged = new ArrayList<>();
            for (ConversationEvent event : events) {
                logged.add(
                        new LoggedEvent(conversation.id(), conversation.seq() + 1 + logged.size(), now, null, event));
            }
            Conversation oneByOne = conversation;
            for (LoggedEvent event : logged) {
                oneByOne = oneByOne.apply(event);
            }
            conversation = conversation.apply(logged);
            assertThat(conversation).as("several events at once").isEqualTo(oneByOne);
            log.addAll(logged);
            events.forEach(this::redact);
            if (random.nextInt(20) == 0) {
                assertThat(Conversation.fold(log)).as("the fold of the log").isEqualTo(conversation);
            }
        }

        /** What a store does: from now on the log is without the words. The fold must not notice. */
        private void redact(ConversationEvent event) {
            if (!(event instanceof MessageWithdrawn) && !(event instanceof ContentErased)) {
                return;
            }
            MessageId message = event instanceof MessageWithdrawn withdrawn
                    ? withdrawn.message().id()
                    : null;
            log.replaceAll(before -> Redaction.of(before, message));
            assertThat(Conversation.fold(log)).as("the fold without the words").isEqualTo(conversation);
            log.forEach(before -> assertThat(Redaction.of(before, message))
                    .as("redacted once")
                    .isSameAs(before));
            for (LoggedEvent before : log) {
                boolean told = before.event() instanceof MessageReceived received
                        && received.message().id().equals(message);
                if (message == null || told) {
                    assertThat(EventJson.line(before, conversation)).doesNotContain("secret");
                }
            }
        }

        /** Nothing starts while something decided before it has no outcome; nobody's agreement outlives what he saw. */
        private void sendingHasItsOrder(ConversationEvent event) {
            if (event instanceof SendStarted started) {
                Optional<Send> first = conversation.sends().values().stream()
                        .filter(send -> !send.state().isFinal())
                        .findFirst();
                assertThat(first.orElseThrow().id()).isEqualTo(started.send());
                assertThat(started.attempt()).isEqualTo(first.get().attempt() + 1);
            } else if (event instanceof ApprovalGiven given) {
                approved.put(given.draft(), account.seen(the(account.drafts, given.draft())));
            } else if (event instanceof ReplyRequested reply && reply.draft() != null) {
                NaiveAccount.Prepared draft = the(account.drafts, reply.draft());
                if (draft.said != null) {
                    assertThat(account.seen(draft)).as("what was agreed to").isEqualTo(approved.get(reply.draft()));
                }
                assertThat(reply.text()).isEqualTo(draft.text);
            }
        }

        private void accountsAgree() {
            ConversationState state = conversation.state();
            assertThat(state.getClass().getSimpleName()).isEqualTo(name(account.phase));
            assertThat(state).isEqualTo(expected(state));
            assertThat(conversation.token()).isEqualTo(account.token);
            assertThat(conversation.episode()).isEqualTo(account.episode);
            assertThat(conversation.reopened()).as("reopened").isEqualTo(account.reopened);
            assertThat(conversation.unattended()).as("unattended").isEqualTo(account.unattended);
            assertThat(conversation.declinedBy()).isEqualTo(account.declined);
            assertThat(conversation.links()).isEqualTo(account.links);
            assertThat(conversation.preferredAgent()).isEqualTo(account.preferred.isEmpty() ? null : account.preferred);
            assertThat(conversation.nextChange()).isEqualTo(Optional.ofNullable(account.due()));
            assertThat(conversation.nextSend().map(Send::id))
                    .isEqualTo(account.outs.entrySet().stream()
                            .filter(one -> NaiveAccount.isWaiting(one.getValue()))
                            .map(Map.Entry::getKey)
                            .findFirst());
        }

        private void wordsAgree() {
            assertThat(conversation.entries()).hasSameSizeAs(account.words);
            for (Entry entry : conversation.entries().values()) {
                NaiveAccount.Words words = the(account.words, entry.message().externalId());
                assertThat(entry.message().text()).isEqualTo(words.text);
                assertThat(entry.withdrawn()).isEqualTo(words.gone);
                assertThat(entry.hidden()).isEqualTo(words.hidden);
            }
            assertThat(conversation.sends().keySet()).containsExactlyElementsOf(account.outs.keySet());
            account.outs.forEach((id, out) -> {
                Send send = the(conversation.sends(), id);
                assertThat(send.state()).isEqualTo(out.state);
                assertThat(send.attempt()).isEqualTo(out.attempt);
                assertThat(send.text()).isEqualTo(out.text);
                assertThat(send.until()).isEqualTo(out.until);
                assertThat(send.inReplyTo()).isEqualTo(out.about);
            });
            Backstage backstage = conversation.backstage();
            assertThat(backstage.notes()).hasSize(account.notes);
            assertThat(backstage.drafts().keySet()).containsExactlyElementsOf(account.drafts.keySet());
            account.drafts.forEach((id, draft) -> {
                Draft saved = the(backstage.drafts(), id);
                assertThat(saved.text()).isEqualTo(draft.text);
                assertThat(saved.author()).isEqualTo(draft.author);
                assertThat(saved.approval() == null ? null : saved.approval().state())
                        .isEqualTo(draft.said);
            });
            account.questions.forEach((id, asked) ->
                    assertThat(the(backstage.consultations(), id).answered()).isEqualTo(account.answered.contains(id)));
            account.calls.forEach((id, owed) ->
                    assertThat(the(backstage.calls(), id).isOwed()).isEqualTo(owed));
        }

        private ConversationState expected(ConversationState state) {
            return switch (account.phase) {
                case UNROUTED -> new ConversationState.Unrouted();
                case QUEUED -> new ConversationState.Queued(account.queue, account.since);
                case OFFERED ->
                    new ConversationState.Offered(
                            account.queue, account.offer, account.who, account.deadline, account.since);
                case OWNED -> new ConversationState.Owned(account.queue, account.who, account.token);
                case AWAITING -> new ConversationState.AwaitingCustomer(account.queue, account.who, account.token);
                case SNOOZED -> new ConversationState.Snoozed(account.queue, account.preferred, account.deadline);
                case ASIDE -> new ConversationState.SetAside();
                case OVER ->
                    new ConversationState.Resolved(((ConversationState.Resolved) state).agent(), account.deadline);
            };
        }

        private static String name(Phase phase) {
            return switch (phase) {
                case UNROUTED -> "Unrouted";
                case QUEUED -> "Queued";
                case OFFERED -> "Offered";
                case OWNED -> "Owned";
                case AWAITING -> "AwaitingCustomer";
                case SNOOZED -> "Snoozed";
                case ASIDE -> "SetAside";
                case OVER -> "Resolved";
            };
        }

        private void lawsHold() {
            assertThat(conversation.token()).as("tokens never go back").isGreaterThanOrEqualTo(highestToken);
            highestToken = conversation.token();
            if (conversation.state() instanceof ConversationState.Assigned owner) {
                assertThat(owner.token()).as("the owner holds the newest token").isEqualTo(highestToken);
            }
            if (conversation.state() instanceof ConversationState.Snoozed snoozed) {
                assertThat(conversation.nextChange().orElseThrow())
                        .as("who sleeps has a wake time")
                        .isBeforeOrEqualTo(snoozed.until());
            }
            long sending = conversation.sends().values().stream()
                    .filter(send -> send.state() == SendState.SENDING)
                    .count();
            assertThat(sending).as("one act on its way at most").isLessThanOrEqualTo(1);
            List<Instant> requested = conversation.sends().values().stream()
                    .map(Send::requestedAt)
                    .toList();
            assertThat(requested).as("in the order decided").isSortedAccordingTo(Comparator.naturalOrder());
        }
    }
}
