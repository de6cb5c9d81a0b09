package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import dev.relais.connect.Inbound.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** A desk with a Page (100) and an Instagram account (178), and bodies read for it. */
final class Reading {
    static final Instant RECEIVED_AT = Instant.parse("2026-11-22T09:00:00Z");
    static final Instant ENTRY_TIME = Instant.ofEpochSecond(1_763_800_000);
    static final Accounts ACCOUNTS = new Accounts(List.of(
            new Account("fb-acme", "facebook", "100", null, "Acme"),
            new Account("ig-acme", "instagram", "178", "acme", null)));

    private static final FacebookConnector CONNECTOR =
            FacebookConnector.builder().build();

    private Reading() {}

    static List<Inbound> understand(String body) {
        return understand(body.getBytes(StandardCharsets.UTF_8));
    }

    static List<Inbound> understand(byte[] body) {
        return CONNECTOR.understand(new Delivery("facebook", null, RECEIVED_AT, body), ACCOUNTS);
    }

    static List<Inbound> understandFor(String account, String body) {
        return CONNECTOR.understand(
                new Delivery("facebook", account, RECEIVED_AT, body.getBytes(StandardCharsets.UTF_8)), ACCOUNTS);
    }

    /** The only inbound of a Page body whose entry holds {@code members}. */
    static Inbound page(String members) {
        return only(
                understand("{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1763800000," + members + "}]}"));
    }

    static Inbound messaging(String item) {
        return page("\"messaging\":[" + item + "]");
    }

    /** A messaging item from customer 200 with the given kind. */
    static Inbound fromCustomer(String kind) {
        return messaging("{\"sender\":{\"id\":\"200\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1763800001234,"
                + kind + "}");
    }

    static Inbound change(String field, String value) {
        return page("\"changes\":[{\"field\":\"" + field + "\",\"value\":" + value + "}]");
    }

    static Inbound instagram(String field, String value) {
        return only(understand("{\"object\":\"instagram\",\"entry\":[{\"id\":\"178\",\"time\":1763800000,"
                + "\"changes\":[{\"field\":\"" + field + "\",\"value\":" + value + "}]}]}"));
    }

    static Inbound only(List<Inbound> inbound) {
        assertThat(inbound).hasSize(1);
        return inbound.get(0);
    }

    static Received received(Inbound inbound) {
        assertThat(inbound).isInstanceOf(Received.class);
        return (Received) inbound;
    }

    static Sent sent(Inbound inbound) {
        assertThat(inbound).isInstanceOf(Sent.class);
        return (Sent) inbound;
    }

    static String reason(Inbound inbound) {
        assertThat(inbound).isInstanceOf(NotUnderstood.class);
        return ((NotUnderstood) inbound).reason();
    }
}
