package dev.relais.desk;

import static dev.relais.desk.Bench.state;
import static dev.relais.desk.Bench.tell;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.SendOutcome;
import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.ConversationState.Resolved;
import dev.relais.conversation.Draft;
import dev.relais.conversation.Entry;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Refusal.Reason;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What employees do with a conversation beside answering it. */
class HouseworkTest {
    private static final ConversationId BO = LineConnector.conversation("bo");
    private static final ConversationId PUBLIC = LineConnector.conversation("bo@p1");

    private final Bench bench = new Bench();

    @Test
    void what_a_policy_wants_seen_by_two_goes_out_only_when_another_agreed() {
        Desk desk = bench.builder()
                .approvals((conversation, agent, text) -> text.contains("refund"))
                .build();
        Owned owned = Bench.owned(desk, "bo");
        assertThat(reason(desk.reply(BO, owned.token(), "you get a refund"))).isEqualTo(Reason.NEEDS_APPROVAL);
        desk.draft(BO, null, "lea", "you get a refund");
        Draft draft = draft(desk);
        assertThat(reason(desk.sendDraft(BO, owned.token(), draft.id()))).isEqualTo(Reason.NEEDS_APPROVAL);
        desk.requestApproval(BO, draft.id(), "lea", Duration.ofHours(1));
        String hash = Objects.requireNonNull(draft(desk).approval()).hash();
        assertThat(reason(desk.approve(BO, draft.id(), "lea", hash))).isEqualTo(Reason.OWN_WORK);
        desk.approve(BO, draft.id(), "tom", hash);
        assertThat(desk.sendDraft(BO, owned.token(), draft.id())).isInstanceOf(CommandResult.Done.class);
        assertThat(bench.connector.sends.get(0).text()).isEqualTo("you get a refund");
        assertThat(desk.reply(BO, owned.token(), "good bye")).isInstanceOf(CommandResult.Done.class);
    }

    @Test
    void a_policy_that_fails_asks_for_two() {
        Desk desk = bench.builder()
                .approvals((conversation, agent, text) -> {
                    throw new IllegalStateException("no rules");
                })
                .build();
        Owned owned = Bench.owned(desk, "bo");
        assertThat(reason(desk.reply(BO, owned.token(), "hello"))).isEqualTo(Reason.NEEDS_APPROVAL);
    }

    @Test
    void an_expert_is_asked_and_his_answer_is_sent_by_the_owner() {
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        assertThat(reason(desk.consult(BO, owned.token(), "nobody", "what?"))).isEqualTo(Reason.UNKNOWN_AGENT);
        desk.consult(BO, owned.token(), "tom", "how long does it last?");
        String question = Bench.of(desk, "bo")
                .backstage()
                .consultations()
                .keySet()
                .iterator()
                .next();
        desk.answer(BO, question, "tom", "twenty years", true);
        assertThat(state(desk, "bo")).as("it stays hers").isEqualTo(owned);
        desk.sendDraft(BO, owned.token(), draft(desk).id());
        assertThat(bench.connector.sends.get(0).text()).isEqualTo("twenty years");
        assertThat(state(desk, "bo")).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void a_public_message_is_hidden_and_shown_and_an_unknown_outcome_is_simply_done_again() {
        Desk desk = bench.builder().settle(Duration.ofSeconds(30)).build();
        Owned owned = Bench.owned(desk, "bo@p1");
        MessageId message = Bench.of(desk, "bo@p1").messages().get(0).message().id();
        bench.connector.hiding = new SendOutcome.Unknown("no answer");
        desk.hide(PUBLIC, owned.token(), message, true);
        assertThat(hidden(desk)).isFalse();
        bench.connector.hiding = new SendOutcome.Sent("");
        bench.now = bench.now.plusSeconds(30);
        desk.tick();
        bench.now = bench.now.plusSeconds(30);
        desk.tick();
        assertThat(bench.connector.hides).hasSize(2);
        assertThat(hidden(desk)).isTrue();
        assertThat(reason(desk.hide(PUBLIC, owned.token(), message, true))).isEqualTo(Reason.OUT_OF_ORDER);
        desk.hide(PUBLIC, owned.token(), message, false);
        assertThat(hidden(desk)).isFalse();
        assertThat(state(desk, "bo@p1")).as("nothing was said").isEqualTo(owned);
    }

    @Test
    void what_one_queue_cannot_solve_is_given_to_another() {
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        desk.available("lea", false);
        assertThat(reason(desk.transfer(BO, owned.token(), "nowhere"))).isEqualTo(Reason.UNKNOWN_QUEUE);
        assertThat(desk.transfer(BO, owned.token(), "care")).isInstanceOf(CommandResult.Done.class);
        assertThat(state(desk, "bo")).isInstanceOf(Queued.class);
        assertThat(reason(desk.reply(BO, owned.token(), "hello"))).isEqualTo(Reason.NOT_OWNED);
        desk.handledElsewhere(BO, "tom");
        assertThat(state(desk, "bo")).isInstanceOf(Resolved.class);
        assertThat(desk.enqueue(BO, "care")).isInstanceOf(CommandResult.Done.class);
        assertThat(desk.health().queues()).containsEntry("care", 1L);
    }

    @Test
    void erased_words_are_gone_everywhere_and_a_copy_of_them_brings_nothing_back() {
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        desk.note(BO, "lea", "canary in a note");
        desk.reply(BO, owned.token(), "canary in a reply");
        tell(desk, "bo m2 canary again");
        assertThat(everything(desk)).contains("canary");
        desk.erase(BO, "the privacy officer");
        tell(desk, "bo m2 canary again");
        assertThat(everything(desk)).doesNotContain("canary").doesNotContain("bo-1 hello");
        assertThat(Bench.of(desk, "bo").entries()).hasSize(3);
        tell(desk, "bo m3 a new question");
        assertThat(Bench.of(desk, "bo").lastInbound()).isPresent();
    }

    @Test
    void an_echo_of_what_was_erased_while_it_was_on_its_way_brings_no_words_back() {
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        bench.connector.network = request -> {
            desk.erase(BO, "the privacy officer");
            tell(desk, "> bo out-1 " + request.id().value());
            return new SendOutcome.Sent("out-1");
        };
        desk.reply(BO, owned.token(), "canary in a reply");
        assertThat(Bench.of(desk, "bo").entries()).hasSize(2);
        assertThat(everything(desk)).doesNotContain("canary").doesNotContain("echo");
    }

    /** All texts that can be read from the store. */
    private String everything(Desk desk) {
        StringBuilder all = new StringBuilder();
        for (Conversation one : desk.conversations()) {
            for (Entry entry : one.entries().values()) {
                all.append(entry.message().text())
                        .append(entry.versions().stream()
                                .map(version -> version.text())
                                .toList());
            }
            one.sends().values().forEach(send -> all.append(send.text()));
            one.backstage().notes().forEach(note -> all.append(note.text()));
            desk.events(one.id()).forEach(event -> all.append(dev.relais.log.EventJson.line(event, one)));
        }
        for (long number = 1; bench.store.delivery(number).isPresent(); number++) {
            all.append(new String(
                    bench.store.delivery(number).orElseThrow().body(), java.nio.charset.StandardCharsets.UTF_8));
        }
        return all.toString();
    }

    @Test
    void two_machines_do_not_answer_each_other_for_ever() {
        Desk desk = bench.builder().build();
        Owned owned = Bench.owned(desk, "bo");
        CommandResult last = null;
        int sent = 0;
        for (int i = 0; i < 50 && !(last instanceof CommandResult.Refused); i++) {
            last = desk.replyAutomatically(BO, owned.token(), "I am a machine");
            tell(desk, "bo auto-" + i + " I am one too");
            sent++;
        }
        assertThat(reason(Objects.requireNonNull(last))).isEqualTo(Reason.LOOP);
        assertThat(sent).isLessThan(12);
        assertThat(desk.reply(BO, owned.token(), "I am a person")).isInstanceOf(CommandResult.Done.class);
    }

    @Test
    void a_message_that_others_speak_of_and_that_never_came_is_fetched_once() {
        Desk desk = bench.builder().build();
        tell(desk, "edit m1 other words");
        assertThat(desk.conversations()).isEmpty();
        desk.tick();
        assertThat(bench.connector.fetched).as("it may still come").isEmpty();
        bench.now = desk.nextTick().orElseThrow();
        desk.tick();
        desk.tick();
        assertThat(bench.connector.fetched).containsExactly("m1");
        assertThat(Bench.of(desk, "bo").messages().get(0).message().text()).isEqualTo("edit m1 other words");
        assertThat(desk.counters().get("orphans.fetched")).isEqualTo(1);
    }

    private static boolean hidden(Desk desk) {
        return Bench.of(desk, "bo@p1").messages().get(0).hidden();
    }

    private static Draft draft(Desk desk) {
        return Bench.of(desk, "bo").backstage().drafts().values().iterator().next();
    }

    private static Reason reason(CommandResult result) {
        return ((CommandResult.Refused) result).refusal().reason();
    }
}
