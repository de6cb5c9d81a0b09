package dev.relais.facebook;

import static dev.relais.facebook.Reading.change;
import static dev.relais.facebook.Reading.only;
import static dev.relais.facebook.Reading.page;
import static dev.relais.facebook.Reading.reason;
import static dev.relais.facebook.Reading.received;
import static dev.relais.facebook.Reading.understand;
import static dev.relais.facebook.Reading.understandFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.account.Account;
import dev.relais.account.Accounts;
import dev.relais.connect.Delivery;
import dev.relais.connect.Inbound;
import dev.relais.connect.Inbound.NotUnderstood;
import dev.relais.connect.Inbound.Received;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetaReaderTest {
    private static final String MESSAGE =
            "{\"sender\":{\"id\":\"200\"},\"recipient\":{\"id\":\"100\"},\"timestamp\":1763800001234,\"message\":{\"mid\":\"m_1\",\"text\":\"Bonjour\"}}";

    @Test
    void what_is_not_json_is_kept_with_its_place_and_none_of_its_words() {
        for (String body : List.of("", "secret words", "{\"a\":1,\"a\":2}", "{\"object\":\"page\"", "{} secret")) {
            Inbound inbound = only(understand(body));
            assertThat(inbound.pointer()).isEmpty();
            assertThat(((NotUnderstood) inbound).network()).isEqualTo("facebook");
            assertThat(reason(inbound)).startsWith("line 1, column ").doesNotContain("secret");
        }
        assertThat(reason(only(understand(new byte[] {'{', (byte) 0xFF, '}'})))).contains("UTF-8");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "7",
                "[]",
                "{}",
                "[7]",
                "\"page\"",
                "{\"object\":7,\"entry\":[]}",
                "{\"object\":\"permissions\",\"entry\":[{\"id\":\"100\"}]}",
                "{\"object\":\"page\"}",
                "{\"object\":\"page\",\"entry\":{}}",
                "{\"object\":\"page\",\"entry\":[]}"
            })
    void a_body_without_a_known_envelope_is_kept_as_one(String body) {
        Inbound inbound = only(understand(body));

        assertThat(reason(inbound)).isNotBlank();
        assertThat(inbound.pointer()).isEqualTo(body.equals("[7]") ? "/0" : "");
    }

    @Test
    void a_body_may_be_wrapped_in_an_array() {
        List<Inbound> inbound = understand("[{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"messaging\":[" + MESSAGE
                + "]}]},{\"object\":\"?\"}]");

        assertThat(inbound).extracting(Inbound::pointer).containsExactly("/0/entry/0/messaging/0", "/1");
        received(inbound.get(0));
        reason(inbound.get(1));
    }

    @Test
    void field_and_value_may_stand_directly_in_the_entry() {
        Inbound inbound = only(
                understand(
                        "[{\"object\":\"instagram\",\"entry\":[{\"id\":\"178\",\"time\":1763800000,\"field\":\"comments\",\"value\":{\"id\":\"17\",\"from\":{\"id\":\"300\"},\"text\":\"Joli\",\"media\":{\"id\":\"90\"}}}]}]"));

        assertThat(inbound.pointer()).isEqualTo("/0/entry/0");
        assertThat(received(inbound).message().externalId()).isEqualTo("17");
    }

    @Test
    void changed_fields_without_values_say_what_to_switch_on() {
        Inbound inbound = page("\"changed_fields\":[\"feed\"]");

        assertThat(inbound.pointer()).isEqualTo("/entry/0");
        assertThat(reason(inbound)).contains("Include values");
    }

    @Test
    void an_entry_with_nothing_known_is_kept() {
        assertThat(page("\"hop\":[]").pointer()).isEqualTo("/entry/0");
        assertThat(page("\"messaging\":[]").pointer()).isEqualTo("/entry/0");
        assertThat(page("\"messaging\":{}").pointer()).isEqualTo("/entry/0/messaging");
        assertThat(only(understand("{\"object\":\"page\",\"entry\":[7]}")).pointer())
                .isEqualTo("/entry/0");
    }

    @Test
    void a_broken_item_never_takes_the_others_with_it() {
        List<Inbound> inbound = understand(
                "{\"object\":\"page\",\"entry\":[{\"id\":\"100\",\"time\":1763800000,"
                        + "\"messaging\":[null,\"x\"," + MESSAGE
                        + ",{\"message\":[]},{\"reel_of_2027\":{}}],\"standby\":["
                        + MESSAGE
                        + "]},7,{\"id\":\"100\",\"changes\":[{\"field\":\"feed\",\"value\":\"x\"},{\"field\":\"feed\",\"value\":{\"item\":\"comment\",\"verb\":\"add\",\"comment_id\":\"1\"}}]}]}");

        assertThat(inbound)
                .extracting(Inbound::pointer)
                .containsExactly(
                        "/entry/0/messaging/0",
                        "/entry/0/messaging/1",
                        "/entry/0/messaging/2",
                        "/entry/0/messaging/3",
                        "/entry/0/messaging/4",
                        "/entry/0/standby/0",
                        "/entry/1",
                        "/entry/2/changes/0",
                        "/entry/2/changes/1");
        assertThat(inbound)
                .filteredOn(Received.class::isInstance)
                .extracting(Inbound::pointer)
                .containsExactly("/entry/0/messaging/2", "/entry/0/standby/0", "/entry/2/changes/1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x@example.org\"", "[{}]", "null", "7"})
    void a_value_that_is_no_object_is_kept(String value) {
        assertThat(reason(change("feed", value))).contains("feed").doesNotContain("example");
    }

    @Test
    void a_missing_value_and_an_unknown_field_are_kept_by_name() {
        assertThat(reason(page("\"changes\":[{\"field\":\"parking\"}]"))).contains("parking");
        assertThat(reason(change("leadgen", "{}"))).contains("leadgen");
        assertThat(reason(page("\"changes\":[{}]"))).isNotBlank();
    }

    @Test
    void whatsapp_is_kept_change_by_change() {
        List<Inbound> inbound = understand(
                "{\"object\":\"whatsapp_business_account\",\"entry\":[{\"id\":\"100\",\"changes\":[{\"field\":\"messages\",\"value\":{}},{\"field\":\"user_id_update\",\"value\":{}}]}]}");

        assertThat(inbound).hasSize(2).allSatisfy(one -> {
            assertThat(reason(one)).contains("not understood yet");
            assertThat(((NotUnderstood) one).network()).isEqualTo("whatsapp");
        });
    }

    @Test
    void the_entry_s_id_finds_the_account_string_or_number() {
        for (String id : List.of("\"100\"", "100")) {
            assertThat(received(only(understand("{\"object\":\"page\",\"entry\":[{\"id\":" + id + ",\"messaging\":["
                                    + MESSAGE + "]}]}")))
                            .message()
                            .account())
                    .isEqualTo("fb-acme");
        }
    }

    @Test
    void an_unknown_account_is_never_a_guess() {
        List<Inbound> inbound = understand("{\"object\":\"page\",\"entry\":[{\"id\":\"999\",\"messaging\":[" + MESSAGE
                + "," + MESSAGE + "]},{\"messaging\":[" + MESSAGE + "]}]}");

        assertThat(inbound).hasSize(3).allSatisfy(one -> assertThat(reason(one)).contains("account"));
        assertThat(reason(inbound.get(0))).contains("999");
    }

    @Test
    void an_id_that_two_accounts_share_goes_to_the_body_s_network_else_to_nobody() {
        Accounts shared = new Accounts(List.of(
                new Account("page", "facebook", "1", null, null),
                new Account("insta", "instagram", "1", null, null),
                new Account("x", "x", "1", null, null)));
        Accounts twins = new Accounts(
                List.of(new Account("a", "facebook", "1", null, null), new Account("b", "facebook", "1", null, null)));

        assertThat(received(only(read(shared, "page"))).message().account()).isEqualTo("page");
        assertThat(received(only(read(shared, "instagram"))).message().account())
                .isEqualTo("insta");
        reason(only(read(twins, "page")));
    }

    @Test
    void a_delivery_that_names_its_account_needs_no_entry_id() {
        String body = "{\"object\":\"page\",\"entry\":[{\"id\":\"0\",\"messaging\":[" + MESSAGE + "]}]}";

        assertThat(received(only(understandFor("fb-acme", body))).message().account())
                .isEqualTo("fb-acme");
        assertThat(reason(only(understandFor("nobody", body)))).contains("nobody");
    }

    private static List<Inbound> read(Accounts accounts, String object) {
        String body = "{\"object\":\"" + object + "\",\"entry\":[{\"id\":\"1\",\"messaging\":[" + MESSAGE + "]}]}";
        return MetaReader.read(
                new Delivery("facebook", null, Reading.RECEIVED_AT, body.getBytes(StandardCharsets.UTF_8)), accounts);
    }
}
