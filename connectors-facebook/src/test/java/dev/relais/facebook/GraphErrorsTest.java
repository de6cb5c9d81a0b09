package dev.relais.facebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.facebook.GraphErrors.GraphError;
import dev.relais.facebook.GraphErrors.Kind;
import dev.relais.json.StrictJson;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphErrorsTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0, AMBIGUOUS",
        "1, 99, AMBIGUOUS",
        "1, 1357046, AMBIGUOUS",
        "2, 0, AMBIGUOUS",
        "2, 2018344, CONFIG",
        "1200, 0, AMBIGUOUS",
        "3, 0, PERMISSION",
        "10, 0, PERMISSION",
        "10, 2018108, PERMISSION",
        "10, 2018278, WINDOW_CLOSED",
        "10, 2534022, WINDOW_CLOSED",
        "10, 2018300, NOT_THREAD_OWNER",
        "10, 1893063, ACCOUNT_RESTRICTED",
        "100, 2534029, ACCOUNT_RESTRICTED",
        "100, 2534122, ACCOUNT_RESTRICTED",
        "200, 0, PERMISSION",
        "200, 2018028, PERMISSION",
        "200, 2534041, CONFIG",
        "283, 0, PERMISSION",
        "299, 0, PERMISSION",
        "27, 0, CONFIG",
        "4, 0, THROTTLED",
        "17, 0, THROTTLED",
        "32, 0, THROTTLED",
        "341, 0, THROTTLED",
        "613, 0, THROTTLED",
        "613, 1996, THROTTLED",
        "613, 2534040, THROTTLED",
        "80001, 0, THROTTLED",
        "80002, 0, THROTTLED",
        "80006, 0, THROTTLED",
        "368, 0, BLOCKED",
        "100, 0, INVALID",
        "100, 33, INVALID",
        "100, 2018001, INVALID",
        "100, 2534025, PRIVATE_REPLY_CLOSED",
        "803, 0, INVALID",
        "2500, 0, INVALID",
        "102, 0, AUTH",
        "104, 0, AUTH",
        "190, 0, AUTH",
        "190, 463, AUTH",
        "190, 492, AUTH",
        "230, 0, RECIPIENT_UNAVAILABLE",
        "100, 2018218, RECIPIENT_UNAVAILABLE",
        "9010, 0, RECIPIENT_UNAVAILABLE",
        "551, 0, RECIPIENT_UNAVAILABLE",
        "551, 1545041, RECIPIENT_UNAVAILABLE",
        "506, 0, DUPLICATE",
        "300, 0, INVALID",
        "77777, 0, INVALID",
    })
    void a_pair_of_code_and_subcode_has_one_meaning(int code, int subcode, Kind kind) {
        assertThat(new GraphError(code, subcode, false, "").kind(400)).isEqualTo(kind);
    }

    @Test
    void whatever_comes_with_5xx_or_is_transient_may_have_been_sent_unless_it_was_throttled() {
        assertThat(new GraphError(100, 0, false, "").kind(500)).isEqualTo(Kind.AMBIGUOUS);
        assertThat(new GraphError(100, 0, true, "").kind(400)).isEqualTo(Kind.AMBIGUOUS);
        assertThat(new GraphError(4, 0, true, "").kind(400)).isEqualTo(Kind.THROTTLED);
        assertThat(new GraphError(4, 0, false, "").kind(503)).isEqualTo(Kind.THROTTLED);
    }

    @Test
    void an_unknown_error_is_invalid_with_4xx_and_unknown_with_200() {
        assertThat(new GraphError(0, 0, false, "").kind(400)).isEqualTo(Kind.INVALID);
        assertThat(new GraphError(0, 0, false, "").kind(429)).isEqualTo(Kind.THROTTLED);
        assertThat(new GraphError(0, 0, false, "").kind(200)).isEqualTo(Kind.AMBIGUOUS);
    }

    @Test
    void a_code_may_hide_in_the_message() {
        assertThat(read("{\"error\":{\"message\":\"(#341) Application limit reached\"}}")
                        .code())
                .isEqualTo(341);
        assertThat(read("{\"error\":{\"message\":\"(#99999999999) ?\"}}").code())
                .isZero();
    }

    @Test
    void codes_may_be_strings_and_the_form_may_be_flat() {
        GraphError strings =
                read("{\"error\":{\"code\":\"10\",\"error_subcode\":\"2018278\",\"is_transient\":\"true\"}}");
        GraphError flat = read("{\"error_type\":\"OAuthException\",\"code\":190,\"error_message\":\"…\"}");

        assertThat(strings).isEqualTo(new GraphError(10, 2018278, true, ""));
        assertThat(flat.code()).isEqualTo(190);
    }

    @Test
    void an_error_that_is_no_object_is_an_error_all_the_same() {
        assertThat(read("{\"error\":\"boom\"}")).isEqualTo(new GraphError(0, 0, false, ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "[]", "7", "{\"error\":null}", "{\"id\":\"1\"}"})
    void what_holds_no_error_is_none(String body) {
        assertThat(GraphErrors.read(StrictJson.read(body))).isNull();
    }

    @Test
    void the_description_has_numbers_and_trace_and_none_of_meta_s_words() {
        GraphError error = read(
                "{\"error\":{\"message\":\"Malformed access token EAAB\",\"code\":190,\"error_subcode\":463,\"fbtrace_id\":\"AbC-1\"}}");

        assertThat(error.describe(Kind.AUTH)).contains("190/463", "AbC-1").doesNotContain("EAAB");
        assertThat(read("{\"error\":{\"code\":1,\"fbtrace_id\":\"a\\nb\"}}").trace())
                .isEmpty();
    }

    private static GraphError read(String body) {
        return Objects.requireNonNull(GraphErrors.read(StrictJson.read(body)));
    }
}
