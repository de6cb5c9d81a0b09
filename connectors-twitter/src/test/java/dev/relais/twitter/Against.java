package dev.relais.twitter;

import dev.relais.Secret;
import dev.relais.account.Account;
import dev.relais.connect.SendOutcome;
import dev.relais.connect.SendOutcome.Blocked;
import dev.relais.connect.SendOutcome.Rejected;
import dev.relais.connect.SendRequest;
import dev.relais.conversation.SendId;
import dev.relais.conversation.Visibility;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.MovableClock;
import dev.relais.testkit.NetworkCall;
import dev.relais.testkit.Profile;
import dev.relais.twitter.budget.Notice;
import dev.relais.twitter.text.AgentSignature;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A fake X with one account of the brand, and a connector to it, on one clock. */
final class Against implements AutoCloseable {
    static final Profile ACME = Profile.of("2244994945", "acme", "Acme");
    static final Profile LEA = Profile.of("31", "lea_m", "Léa");
    static final Account ACCOUNT = new Account("x-acme", "x", ACME.id(), "acme", "Acme");
    static final String TOKEN = "user-token-27182818";
    static final String APPLICATION = "application-token-31415926";
    static final String CONSUMER = "consumer-secret-14142135";
    static final Predicate<NetworkCall> POSTS =
            call -> call.method().equals("POST") && call.path().equals("/2/tweets");

    final MovableClock clock = new MovableClock(Instant.parse("2026-11-22T09:00:00Z"));
    final List<Notice> notices = new CopyOnWriteArrayList<>();
    final FakeX fake;
    final TwitterConnector x;

    Against() {
        this(made -> made, made -> made);
    }

    Against(UnaryOperator<TwitterConnector.Builder> options) {
        this(options, made -> made);
    }

    Against(UnaryOperator<TwitterConnector.Builder> options, UnaryOperator<FakeX.Builder> network) {
        fake = network.apply(FakeX.builder(clock, Secret.of(CONSUMER))
                        .account(ACME, Secret.of(TOKEN))
                        .applicationToken(Secret.of(APPLICATION)))
                .start();
        x = options.apply(TwitterConnector.builder()
                        .baseUri(fake.baseUri())
                        .consumerSecrets(List.of(Secret.of(CONSUMER)))
                        .accessToken("x-acme", Secret.of(TOKEN))
                        .applicationToken(Secret.of(APPLICATION))
                        .signature(AgentSignature.of(Map.of("lea", "LM")))
                        .clock(clock)
                        .notices(notices::add))
                .build();
    }

    /** The id of a mention of the account. */
    String mention(String text) {
        return fake.mention(LEA, ACME, text).subject();
    }

    SendRequest reply(String post, String text, String agent) {
        return new SendRequest(
                new SendId("s-1"), ACCOUNT, Visibility.PUBLIC, Visibility.PUBLIC, post, LEA.id(), text, agent, false);
    }

    SendRequest reply(String post, String text) {
        return new SendRequest(new SendId("s-1"), ACCOUNT, Visibility.PUBLIC, post, LEA.id(), text);
    }

    SendRequest byMachine(String post, String text) {
        return new SendRequest(
                new SendId("s-1"), ACCOUNT, Visibility.PUBLIC, Visibility.PUBLIC, post, LEA.id(), text, "lea", true);
    }

    SendRequest message(String text) {
        return new SendRequest(new SendId("s-2"), ACCOUNT, Visibility.PRIVATE, null, LEA.id(), text);
    }

    /** What counts in the month's bill, by its price: {@code post.create.url} → amount. */
    BigDecimal spent() {
        return x.budget().forecast().spent();
    }

    static String reason(SendOutcome outcome) {
        if (outcome instanceof Rejected rejected) {
            return rejected.reason();
        }
        return outcome instanceof Blocked blocked ? blocked.reason() : String.valueOf(outcome);
    }

    void once(Predicate<NetworkCall> calls, Mishap mishap) {
        fake.mishaps().once(calls, mishap);
    }

    /** What X was asked was in order. */
    void assertInOrder() {
        fake.journal().assertNoneInvalid().assertNoneInClosedWindow().assertNoBlindRepeat();
    }

    @Override
    public void close() {
        fake.close();
    }
}
