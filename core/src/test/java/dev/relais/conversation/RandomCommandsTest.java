package dev.relais.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.MessageReceived;
import dev.relais.conversation.ConversationEvent.ReplyRequested;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.ConversationState.SetAside;
import dev.relais.conversation.ConversationState.Unrouted;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The laws of a conversation under whatever anybody may want of it, against a naive account of who has it. */
class RandomCommandsTest {
    private static final int HISTORIES = 150;
    private static final int STEPS = 300;
    private static final Duration LIMIT = Duration.ofSeconds(45);

    @Test
    void whatever_is_commanded_one_owner_at_most_and_refusals_change_nothing() {
        int[] agreed = new int[11];
        for (long seed = 1; seed <= HISTORIES; seed++) {
            try {
                new Play(seed, agreed).run();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
        assertThat(Arrays.stream(agreed).min().orElseThrow())
                .as("how often the rarest kind of command was agreed to: %s", Arrays.toString(agreed))
                .isGreaterThan(50);
    }

    /** One history. */
    private static final class Play {
        private final RandomGenerator random;
        private final int[] agreed;
        private final List<LoggedEvent> log = new ArrayList<>();
        private final List<String> offers = new ArrayList<>(List.of("o-none"));
        private final List<SendId> sends = new ArrayList<>(List.of(new SendId("s-none")));
        private Instant now = Instant.parse("2026-09-01T09:00:00Z");
        private Conversation conversation;
        private long highestToken;
        private int messages;

        private Play(long seed, int[] agreed) {
            random = new Random(seed);
            this.agreed = agreed;
            ConversationKey key = new ConversationKey("x-acme", "p1", "7");
            LoggedEvent opened = new LoggedEvent(key.id(), 1, now, null, new ConversationOpened(key, "x"));
            log.add(opened);
            conversation = Conversation.open(opened);
        }

        private void run() {
            for (int step = 0; step < STEPS; step++) {
                now = now.plusSeconds(random.nextInt(25));
                if (random.nextInt(8) == 0) {
                    add(List.of(new MessageReceived(SampleEvents.message("m" + messages++), 0)));
                } else {
                    command();
                }
                lawsHold();
            }
        }

        private void command() {
            int kind = random.nextInt(11);
            Command command = command(kind);
            Conversation before = conversation;
            Verdict verdict = Decider.decide(before, command, now);
            @Nullable Reason expected = expected(before, command);
            if (verdict instanceof Verdict.Agreed happens) {
                assertThat(expected).as("%s on %s", command, before).isNull();
                assertThat(happens.events()).isNotEmpty();
                agreed[kind]++;
                add(happens.events());
                waitingTimeIsKept(before, command);
            } else {
                assertThat(((Verdict.Refused) verdict).refusal().reason())
                        .as("%s on %s", command, before)
                        .isEqualTo(expected);
                assertThat(conversation).isSameAs(before);
            }
        }

        private Command command(int kind) {
            String agent =
                    conversation.agent().filter(a -> random.nextInt(4) > 0).orElse("agent" + random.nextInt(3));
            String offer = current(offers);
            return switch (kind) {
                case 0 -> new Command.Route(routed(random.nextInt(6) == 0 ? null : "care"));
                case 1 -> new Command.Offer(agent, LIMIT);
                case 2, 3 -> new Command.Accept(offer, agent);
                case 4 -> new Command.Decline(offer, agent);
                case 5 -> new Command.Expire(offer);
                case 6 -> new Command.Reply(token(), random.nextInt(10) == 0 ? " \n" : "hello");
                case 7 -> settle(current(sends));
                case 8 -> new Command.Assign("agent" + random.nextInt(3));
                case 9 -> new Command.Release(token());
                default -> new Command.Resolve(random.nextInt(3) == 0 ? token() : -1);
            };
        }

        private long token() {
            return random.nextInt(3) > 0 ? conversation.token() : random.nextLong(highestToken + 2);
        }

        private <T> T current(List<T> known) {
            return random.nextInt(4) > 0 ? known.get(known.size() - 1) : known.get(random.nextInt(known.size()));
        }

        private Command settle(SendId send) {
            SendState[] states = {SendState.SENT, SendState.REJECTED, SendState.THROTTLED, SendState.UNKNOWN};
            SendState state = states[random.nextInt(states.length)];
            Message sent = state == SendState.SENT ? SampleEvents.message("sent-" + send.value()) : null;
            return new Command.Settle(send, state, sent, null);
        }

        /** Why it must be refused, told naively from the state; null where it must happen. */
        private @Nullable Reason expected(Conversation at, Command command) {
            ConversationState state = at.state();
            if (command instanceof Command.Route) {
                boolean askable = state instanceof Unrouted || state instanceof SetAside || state instanceof Resolved;
                return askable ? null : Reason.OUT_OF_ORDER;
            }
            if (command instanceof Command.Offer) {
                return state instanceof Queued ? null : Reason.OUT_OF_ORDER;
            }
            if (command instanceof Command.Accept c) {
                Reason reason = answerable(state, c.offer(), c.agent());
                boolean late = state instanceof Offered offered && !now.isBefore(offered.expiresAt());
                return reason == null && late ? Reason.OFFER_IS_GONE : reason;
            }
            if (command instanceof Command.Decline c) {
                return answerable(state, c.offer(), c.agent());
            }
            if (command instanceof Command.Expire c) {
                boolean over = state instanceof Offered offered
                        && offered.offer().equals(c.offer())
                        && !now.isBefore(offered.expiresAt());
                return over ? null : Reason.OFFER_IS_GONE;
            }
            if (command instanceof Command.Reply c) {
                Reason reason = owned(at, c.token());
                return reason == null ? sendable(at, c.text()) : reason;
            }
            if (command instanceof Command.Settle c) {
                Send send = at.sends().get(c.send());
                boolean over = send == null || (send.state() != SendState.SENDING && send.state() != SendState.UNKNOWN);
                return over ? Reason.OUT_OF_ORDER : null;
            }
            if (command instanceof Command.Assign c) {
                if (state instanceof Resolved) {
                    return Reason.RESOLVED;
                }
                boolean his = at.agent().filter(c.agent()::equals).isPresent() && !(state instanceof Offered);
                return his || state instanceof Unrouted || state instanceof SetAside ? Reason.OUT_OF_ORDER : null;
            }
            if (command instanceof Command.Release c) {
                return owned(at, c.token());
            }
            return owned(at, ((Command.Resolve) command).token());
        }

        private static @Nullable Reason answerable(ConversationState state, String offer, String agent) {
            if (!(state instanceof Offered offered) || !offered.offer().equals(offer)) {
                return Reason.OFFER_IS_GONE;
            }
            return offered.agent().equals(agent) ? null : Reason.NOT_YOURS;
        }

        private static @Nullable Reason owned(Conversation at, long token) {
            if (at.state() instanceof Resolved) {
                return Reason.RESOLVED;
            }
            if (at.state() instanceof Owned owned) {
                return owned.token() == token ? null : Reason.STALE_TOKEN;
            }
            if (at.state() instanceof AwaitingCustomer waiting) {
                return waiting.token() == token ? null : Reason.STALE_TOKEN;
            }
            return Reason.NOT_OWNED;
        }

        private @Nullable Reason sendable(Conversation at, String text) {
            if (text.isBlank()) {
                return Reason.EMPTY_TEXT;
            }
            boolean open = at.sends().values().stream()
                    .anyMatch(send -> send.state() == SendState.SENDING || send.state() == SendState.UNKNOWN);
            if (open) {
                return Reason.SEND_IN_PROGRESS;
            }
            return messages == 0 ? Reason.NOTHING_TO_ANSWER : null;
        }

        private void add(List<ConversationEvent> events) {
            for (ConversationEvent event : events) {
                LoggedEvent logged = new LoggedEvent(conversation.id(), conversation.seq() + 1, now, null, event);
                log.add(logged);
                conversation = conversation.apply(logged);
                if (event instanceof ReplyRequested reply) {
                    sends.add(reply.send());
                }
                if (conversation.state() instanceof Offered offered && !offers.contains(offered.offer())) {
                    offers.add(offered.offer());
                }
                if (event instanceof ConversationQueued) {
                    assertThat(conversation.state()).isInstanceOf(Queued.class);
                }
            }
        }

        /** An offer, and one that fails, leaves the place in the queue as it was. */
        private void waitingTimeIsKept(Conversation before, Command command) {
            if (command instanceof Command.Offer) {
                assertThat(((Offered) conversation.state()).since()).isEqualTo(((Queued) before.state()).since());
            } else if (command instanceof Command.Decline || command instanceof Command.Expire) {
                Offered offered = (Offered) before.state();
                assertThat(((Queued) conversation.state()).since()).isEqualTo(offered.since());
                assertThat(conversation.declinedBy()).contains(offered.agent());
            }
        }

        private void lawsHold() {
            assertThat(Conversation.fold(log)).as("the fold of the log").isEqualTo(conversation);
            assertThat(conversation.token()).as("tokens never go back").isGreaterThanOrEqualTo(highestToken);
            highestToken = conversation.token();
            ConversationState state = conversation.state();
            if (state instanceof Owned owned) {
                assertThat(owned.token()).as("the owner holds the newest token").isEqualTo(highestToken);
            }
            if (state instanceof AwaitingCustomer waiting) {
                assertThat(waiting.token()).isEqualTo(highestToken);
            }
            long unsettled = conversation.sends().values().stream()
                    .filter(send -> send.state() == SendState.SENDING || send.state() == SendState.UNKNOWN)
                    .count();
            assertThat(unsettled).as("one reply on its way at most").isLessThanOrEqualTo(1);
        }

        private static ConversationRouted routed(@Nullable String queue) {
            return new ConversationRouted(
                    queue, Priority.NORMAL, null, 1, List.of(), Map.of(), null, List.of("otherwise"));
        }
    }
}
