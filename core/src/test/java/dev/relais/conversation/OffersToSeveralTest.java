package dev.relais.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Command.Accept;
import dev.relais.conversation.Command.Decline;
import dev.relais.conversation.Command.Elapse;
import dev.relais.conversation.Command.Offer;
import dev.relais.conversation.Command.Verdict;
import dev.relais.conversation.ConversationEvent.ConversationOpened;
import dev.relais.conversation.ConversationEvent.ConversationQueued;
import dev.relais.conversation.ConversationEvent.ConversationRouted;
import dev.relais.conversation.ConversationEvent.QueueReason;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.rules.Priority;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OffersToSeveralTest {
    private static final Instant START = Instant.parse("2026-09-01T09:00:00Z");
    private static final ConversationKey KEY = new ConversationKey("x-acme", "p1", "7");

    private Conversation conversation = Conversation.fold(logged(
            0,
            List.of(
                    new ConversationOpened(KEY, "x"),
                    new ConversationRouted("care", Priority.NORMAL, null, 1, List.of(), Map.of(), null, List.of("r1")),
                    new ConversationQueued("care", QueueReason.ROUTED))));

    private static List<LoggedEvent> logged(long after, List<ConversationEvent> events) {
        List<LoggedEvent> logged = new ArrayList<>();
        for (ConversationEvent event : events) {
            logged.add(new LoggedEvent(KEY.id(), after + logged.size() + 1, START, null, event));
        }
        return logged;
    }

    private Verdict decide(Command command, Instant at) {
        Verdict verdict = Decider.decide(conversation, command, at);
        if (verdict instanceof Verdict.Agreed agreed) {
            conversation = conversation.apply(logged(conversation.seq(), agreed.events()));
        }
        return verdict;
    }

    private String offer() {
        decide(new Offer("lea", List.of("max", "lea", "tom"), Duration.ofMinutes(1)), START);
        return ((Offered) conversation.state()).offer();
    }

    @Test
    void it_is_held_out_to_each_once_in_the_order_of_preference() {
        offer();
        assertThat(((Offered) conversation.state()).agents()).containsExactly("lea", "max", "tom");
    }

    @Test
    void the_first_to_accept_has_it_and_the_second_is_told_so() {
        String offer = offer();
        decide(new Accept(offer, "tom"), START.plusSeconds(1));
        assertThat(conversation.state()).isEqualTo(new Owned("care", "tom", 1));
        assertThat(decide(new Accept(offer, "lea"), START.plusSeconds(2)))
                .isInstanceOfSatisfying(
                        Verdict.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(Reason.OFFER_IS_GONE));
    }

    @Test
    void it_waits_again_only_when_the_last_has_declined() {
        String offer = offer();
        decide(new Decline(offer, "lea"), START.plusSeconds(1));
        assertThat(((Offered) conversation.state()).agents()).containsExactly("max", "tom");
        assertThat(decide(new Accept(offer, "lea"), START.plusSeconds(2))).isInstanceOf(Verdict.Refused.class);
        decide(new Decline(offer, "tom"), START.plusSeconds(3));
        decide(new Decline(offer, "max"), START.plusSeconds(4));
        assertThat(conversation.state()).isEqualTo(new Queued("care", START));
        assertThat(conversation.declinedBy()).containsExactlyInAnyOrder("lea", "max", "tom");
    }

    @Test
    void it_expires_for_all_at_once() {
        offer();
        decide(new Elapse(), START.plusSeconds(60));
        assertThat(conversation.state()).isEqualTo(new Queued("care", START));
        assertThat(conversation.declinedBy()).containsExactlyInAnyOrder("lea", "max", "tom");
    }
}
