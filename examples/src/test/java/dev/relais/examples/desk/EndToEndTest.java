package dev.relais.examples.desk;

import static dev.relais.examples.desk.Town.ANN;
import static dev.relais.examples.desk.Town.BO;
import static dev.relais.examples.desk.Town.BRAND;
import static dev.relais.examples.desk.Town.PAGE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.MessageHidden;
import dev.relais.conversation.ConversationEvent.MessageSent;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.ConversationState.AwaitingCustomer;
import dev.relais.conversation.ConversationState.Offered;
import dev.relais.conversation.ConversationState.Owned;
import dev.relais.conversation.ConversationState.Queued;
import dev.relais.conversation.MessageId;
import dev.relais.conversation.Refusal.Reason;
import dev.relais.conversation.SendState;
import dev.relais.desk.CommandResult;
import dev.relais.desk.Desk;
import dev.relais.testkit.Deliveries;
import dev.relais.testkit.DirectMessage;
import dev.relais.testkit.EchoTiming;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.SignedDelivery;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From a signed webhook to a reply at the network, through both fakes, the engine and the desk. */
class EndToEndTest {
    private final Town town;
    private final Desk desk;

    EndToEndTest() throws IOException {
        town = new Town();
        desk = town.desk;
    }

    @BeforeEach
    void lea_is_there() {
        assertThat(desk.available("lea", true)).isEmpty();
    }

    @AfterEach
    void close() {
        town.close();
    }

    private static void refused(CommandResult result, Reason reason) {
        assertThat(result)
                .isInstanceOfSatisfying(
                        CommandResult.Refused.class,
                        refused -> assertThat(refused.refusal().reason()).isEqualTo(reason));
    }

    private ConversationId told(SignedDelivery delivery) {
        assertThat(town.tell(delivery)).isEqualTo(200);
        return town.of(delivery.subject()).id();
    }

    private SendState onlySend(ConversationId id) {
        Conversation conversation = desk.conversation(id).orElseThrow();
        assertThat(conversation.sends()).hasSize(1);
        return conversation.sends().values().iterator().next().state();
    }

    @Test
    void a_signed_mention_is_offered_accepted_and_answered_under_the_post() {
        SignedDelivery mention = town.x.mention(ANN, BRAND, "where is my parcel?");
        ConversationId id = told(mention);
        Owned owned = town.accept(id);
        assertThat(desk.reply(id, owned.token(), "on its way")).isInstanceOf(CommandResult.Done.class);
        assertThat(town.x.publicReplies()).singleElement().satisfies(reply -> {
            assertThat(reply.inReplyTo()).isEqualTo(mention.subject());
            assertThat(reply.text()).contains("on its way");
        });
        assertThat(onlySend(id)).isEqualTo(SendState.SENT);
        assertThat(desk.conversation(id).orElseThrow().state()).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void a_direct_message_is_answered_to_the_customer_alone() {
        ConversationId id = told(town.x.directMessage(ANN, BRAND, "my number is 42"));
        desk.reply(id, town.accept(id).token(), "thank you");
        assertThat(town.x.publicPosts()).isEmpty();
        assertThat(town.x.directMessages()).singleElement().satisfies(sent -> {
            assertThat(sent.customer()).isEqualTo(ANN.id());
            assertThat(sent.text()).isEqualTo("thank you");
        });
    }

    @Test
    void a_comment_is_answered_under_the_comment_and_a_message_in_messenger() {
        String post = town.graph.post(PAGE, "our new lamp");
        SignedDelivery comment = town.graph.comment(ANN, post, "how much?");
        ConversationId open = told(comment);
        desk.reply(open, town.accept(open).token(), "forty");
        assertThat(town.graph.publicReplies())
                .singleElement()
                .satisfies(reply -> assertThat(reply.inReplyTo()).isEqualTo(comment.subject()));

        ConversationId closed = told(town.graph.messengerMessage(BO, PAGE, "hello"));
        desk.reply(closed, town.accept(closed).token(), "hello Bo");
        assertThat(town.graph.directMessages())
                .singleElement()
                .satisfies(sent -> assertThat(sent.customer()).isEqualTo(BO.id()));
        assertThat(desk.counters().get("sends.sent")).isEqualTo(2);
    }

    @Test
    void a_forged_or_truncated_delivery_gives_401_and_nothing_is_stored() {
        SignedDelivery mention = town.x.mention(ANN, BRAND, "hello");
        SignedDelivery message = town.graph.messengerMessage(ANN, PAGE, "hello");
        for (SignedDelivery genuine : new SignedDelivery[] {mention, message}) {
            byte[] cut = Arrays.copyOf(genuine.body(), genuine.body().length - 1);
            assertThat(town.tell(genuine.withBody(cut))).isEqualTo(401);
            byte[] other = new String(genuine.body(), StandardCharsets.UTF_8)
                    .replace("hello", "hullo")
                    .getBytes(StandardCharsets.UTF_8);
            assertThat(town.tell(genuine.withBody(other))).isEqualTo(401);
        }
        assertThat(town.store.delivery(1)).isEmpty();
        assertThat(desk.conversations()).isEmpty();
        assertThat(desk.counters().get("webhooks.refused")).isEqualTo(4);
        assertThat(desk.counters().get("webhooks.accepted")).isZero();
    }

    @Test
    void doubled_and_reordered_webhooks_make_one_message_each() {
        SignedDelivery first = town.x.mention(ANN, BRAND, "which bulb?");
        SignedDelivery edit = town.x.editedMention(first.subject(), BRAND, "@northwind which lamp?");
        SignedDelivery other = town.x.mention(BO, BRAND, "hello");
        for (long seed = 1; seed <= 3; seed++) {
            town.x.push(Deliveries.of(first, edit, other).doubled().shuffled(seed), town.host());
        }
        assertThat(desk.conversations())
                .hasSize(2)
                .allSatisfy(
                        conversation -> assertThat(Town.inbound(conversation)).hasSize(1));
        assertThat(Town.inbound(town.of(first.subject())).get(0).message().text())
                .contains("which lamp?");
    }

    @Test
    void a_reply_to_what_is_unknown_resolved_or_another_s_is_refused_by_its_reason() {
        refused(desk.reply(new ConversationId("c-nowhere"), 1, "hello"), Reason.UNKNOWN_CONVERSATION);
        SignedDelivery mention = town.x.mention(ANN, BRAND, "hello");
        ConversationId id = told(mention);
        refused(desk.reply(id, 0, "hello"), Reason.NOT_OWNED);
        long stale = town.accept(id).token();
        desk.reply(id, stale, "hello");
        desk.resolve(id, stale);
        refused(desk.reply(id, stale, "hello again"), Reason.RESOLVED);
        told(town.x.reply(ANN, town.x.publicReplies().get(0).id(), "not settled"));
        Owned owned = town.accept(id);
        refused(desk.reply(id, stale, "from an old screen"), Reason.STALE_TOKEN);
        assertThat(desk.reply(id, owned.token(), "sorry, once more")).isInstanceOf(CommandResult.Done.class);
        assertThat(town.x.publicReplies()).hasSize(2);
        assertThat(desk.available("nobody", true))
                .hasValueSatisfying(refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNKNOWN_AGENT));
    }

    @Test
    void after_429_the_answer_goes_out_by_itself_when_the_window_opens() {
        ConversationId id = told(town.x.mention(ANN, BRAND, "hello"));
        long token = town.accept(id).token();
        town.x.mishaps().next(Mishap.throttled(Duration.ofMinutes(15)));
        desk.reply(id, token, "hello Ann");
        assertThat(onlySend(id)).isEqualTo(SendState.THROTTLED);
        assertThat(town.x.publicReplies()).isEmpty();
        assertThat(desk.counters().get("sends.throttled")).isEqualTo(1);
        town.pass(Duration.ofMinutes(16));
        desk.tick();
        assertThat(town.x.publicReplies()).hasSize(1);
        assertThat(desk.conversation(id).orElseThrow().state()).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void what_was_sent_unheard_is_settled_by_messenger_s_echo_and_never_sent_twice() {
        ConversationId id = told(town.graph.messengerMessage(ANN, PAGE, "hello"));
        long token = town.accept(id).token();
        town.graph.mishaps().next(Mishap.closedAfterEffect());
        desk.reply(id, token, "hello Ann");
        assertThat(onlySend(id)).isEqualTo(SendState.UNKNOWN);
        assertThat(town.graph.directMessages()).hasSize(1);
        assertThat(town.tell(town.graph.echo(town.graph.directMessages().get(0))))
                .isEqualTo(200);
        assertThat(onlySend(id)).isEqualTo(SendState.SENT);
        assertThat(town.graph.directMessages()).hasSize(1);
        assertThat(desk.events(id).stream().filter(logged -> logged.event() instanceof MessageSent))
                .hasSize(1);
        assertThat(desk.conversation(id).orElseThrow().state()).isInstanceOf(AwaitingCustomer.class);
    }

    @Test
    void what_was_sent_unheard_is_found_at_the_network_and_not_repeated() {
        ConversationId mention = told(town.x.mention(ANN, BRAND, "hello"));
        town.x.mishaps().next(Mishap.closedAfterEffect());
        desk.reply(mention, town.accept(mention).token(), "hello & welcome");
        ConversationId comment = told(town.graph.comment(BO, town.graph.post(PAGE, "our new lamp"), "how much?"));
        town.graph.mishaps().next(Mishap.closedAfterEffect());
        desk.reply(comment, town.accept(comment).token(), "forty");
        for (ConversationId id : new ConversationId[] {mention, comment}) {
            assertThat(onlySend(id)).isEqualTo(SendState.UNKNOWN);
        }

        town.pass(Duration.ofSeconds(31));
        for (ConversationId id : new ConversationId[] {mention, comment}) {
            assertThat(onlySend(id)).isEqualTo(SendState.SENT);
            assertThat(desk.conversation(id).orElseThrow().state()).isInstanceOf(AwaitingCustomer.class);
        }
        assertThat(town.x.publicReplies()).hasSize(1);
        assertThat(town.graph.publicReplies()).hasSize(1);
        assertThat(desk.counters().get("sends.looked-for")).isEqualTo(2);
    }

    @Test
    void what_never_landed_goes_out_once_the_network_shows_that_it_does_not_have_it() {
        ConversationId mention = told(town.x.mention(ANN, BRAND, "hello"));
        town.x.mishaps().next(Mishap.closedBeforeEffect());
        desk.reply(mention, town.accept(mention).token(), "hello Ann");
        assertThat(onlySend(mention)).isEqualTo(SendState.UNKNOWN);
        town.pass(Duration.ofSeconds(31));
        assertThat(onlySend(mention)).isEqualTo(SendState.SENT);
        assertThat(town.x.publicReplies()).hasSize(1);
    }

    @Test
    void a_comment_is_hidden_once_though_the_network_tells_of_it_too() throws Exception {
        town.graph.echoTo(town.host(), EchoTiming.BEFORE_ANSWER);
        SignedDelivery comment = town.graph.comment(BO, town.graph.post(PAGE, "our new lamp"), "rubbish");
        ConversationId id = told(comment);
        long token = town.accept(id).token();
        MessageId message = Town.inbound(desk.conversation(id).orElseThrow())
                .get(0)
                .message()
                .id();
        assertThat(desk.hide(id, token, message, true)).isInstanceOf(CommandResult.Done.class);
        assertThat(town.graph.awaitEchoes(1, Duration.ofSeconds(20))).isTrue();
        assertThat(town.graph.hiddenComments()).containsExactly(comment.subject());
        assertThat(hidings(id)).containsExactly(true);

        town.clock.advance(Duration.ofMinutes(5));
        town.tell(town.graph.commentHidden(comment.subject(), false));
        assertThat(hidings(id)).containsExactly(true, false);
        assertThat(desk.conversation(id).orElseThrow().entries().get(message).hidden())
                .isFalse();
    }

    @Test
    void a_comment_is_answered_to_its_author_alone_and_the_answer_begins_the_private_conversation() {
        ConversationId open = told(town.graph.comment(BO, town.graph.post(PAGE, "our new lamp"), "my number is 42"));
        long token = town.accept(open).token();
        assertThat(desk.replyPrivately(open, token, "thank you")).isInstanceOf(CommandResult.Done.class);
        assertThat(onlySend(open)).isEqualTo(SendState.SENT);
        assertThat(town.graph.publicReplies()).isEmpty();
        DirectMessage sent = town.graph.directMessages().get(0);
        Conversation closed = town.of(sent.id());
        assertThat(closed.key().customer()).isEqualTo(BO.id());
        assertThat(closed.links()).contains(open);
        told(town.graph.messengerMessage(BO, PAGE, "you are welcome"));
        assertThat(Town.inbound(desk.conversation(closed.id()).orElseThrow())).hasSize(1);
    }

    private List<Boolean> hidings(ConversationId id) {
        return desk.events(id).stream()
                .filter(logged -> logged.event() instanceof MessageHidden)
                .map(logged -> ((MessageHidden) logged.event()).hidden())
                .toList();
    }

    @Test
    void an_echo_that_is_quicker_than_the_answer_makes_one_message() throws Exception {
        town.graph.echoTo(town.host(), EchoTiming.BEFORE_ANSWER);
        ConversationId direct = told(town.graph.messengerMessage(ANN, PAGE, "hello"));
        desk.reply(direct, town.accept(direct).token(), "hello Ann");
        SignedDelivery comment = town.graph.comment(BO, town.graph.post(PAGE, "our new lamp"), "how much?");
        ConversationId open = told(comment);
        desk.reply(open, town.accept(open).token(), "forty");
        assertThat(town.graph.awaitEchoes(2, Duration.ofSeconds(20))).isTrue();
        for (ConversationId id : new ConversationId[] {direct, open}) {
            assertThat(desk.events(id).stream().filter(logged -> logged.event() instanceof MessageSent))
                    .hasSize(1);
            assertThat(onlySend(id)).isEqualTo(SendState.SENT);
            assertThat(desk.conversation(id).orElseThrow().state()).isInstanceOf(AwaitingCustomer.class);
        }
    }

    @Test
    void an_echo_after_the_answer_makes_one_message() {
        ConversationId mention = told(town.x.mention(ANN, BRAND, "hello"));
        desk.reply(mention, town.accept(mention).token(), "hello Ann");
        town.tell(town.x.echo(town.x.publicReplies().get(0)));
        ConversationId direct = told(town.x.directMessage(BO, BRAND, "hello"));
        desk.reply(direct, town.accept(direct).token(), "hello Bo");
        town.tell(town.x.echo(town.x.directMessages().get(0)));
        for (ConversationId id : new ConversationId[] {mention, direct}) {
            assertThat(desk.events(id).stream().filter(logged -> logged.event() instanceof MessageSent))
                    .hasSize(1);
            assertThat(desk.conversation(id).orElseThrow().entries()).hasSize(2);
        }
    }

    @Test
    void a_second_desk_over_the_same_store_goes_on() {
        ConversationId id = told(town.x.mention(ANN, BRAND, "hello"));
        long token = town.accept(id).token();
        ConversationId held = told(town.x.mention(BO, BRAND, "hello too"));
        Desk second = town.builder().build();
        assertThat(second.reply(id, token, "hello Ann")).isInstanceOf(CommandResult.Done.class);
        Offered offered = (Offered) second.conversation(held).orElseThrow().state();
        assertThat(second.accept(held, offered.offer(), "lea")).isInstanceOf(CommandResult.Done.class);
        assertThat(town.x.publicReplies()).hasSize(1);
        second.available("lea", true);
        second.receive("x", town.x.mention(ANN, BRAND, "a third").toRequest());
        assertThat(second.conversations())
                .as("lea has two public ones already, and no room for a third")
                .filteredOn(one -> one.state() instanceof Queued)
                .hasSize(1);
    }

    @Test
    void a_customer_who_writes_again_is_reopened_after_resolve_and_resumed_after_an_answer() {
        ConversationId id = told(town.graph.messengerMessage(ANN, PAGE, "hello"));
        long token = town.accept(id).token();
        desk.reply(id, token, "hello Ann");
        told(town.graph.messengerMessage(ANN, PAGE, "one more thing"));
        assertThat(desk.conversation(id).orElseThrow().state()).isEqualTo(new Owned("care", "lea", token));
        desk.reply(id, token, "sure");
        desk.available("lea", false);
        desk.resolve(id, token);
        told(town.graph.messengerMessage(ANN, PAGE, "it broke again"));
        Conversation again = desk.conversation(id).orElseThrow();
        assertThat(again.state()).isInstanceOf(Queued.class);
        assertThat(again.reopened()).isTrue();
        assertThat(Town.inbound(again)).hasSize(3);
    }

    @Test
    void an_offer_that_nobody_answers_goes_to_the_next_agent_and_keeps_its_place() {
        desk.available("tom", true);
        ConversationId id = told(town.x.mention(ANN, BRAND, "hello"));
        Offered first = (Offered) desk.conversation(id).orElseThrow().state();
        assertThat(desk.nextTick()).contains(first.expiresAt());
        town.pass(Duration.ofSeconds(44));
        assertThat(desk.conversation(id).orElseThrow().state()).isEqualTo(first);
        town.pass(Duration.ofSeconds(1));
        Offered second = (Offered) desk.conversation(id).orElseThrow().state();
        assertThat(second.agent()).isNotEqualTo(first.agent());
        assertThat(second.since()).isEqualTo(first.since());
        refused(desk.accept(id, first.offer(), first.agent()), Reason.OFFER_IS_GONE);
        refused(desk.accept(id, second.offer(), first.agent()), Reason.NOT_YOURS);
        assertThat(desk.accept(id, second.offer(), second.agent())).isInstanceOf(CommandResult.Done.class);
    }
}
