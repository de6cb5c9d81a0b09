package dev.relais.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.relais.json.StrictJson;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Random desks and messages against {@link NaiveRoute}. */
class RandomRulesTest {
    private static final long SEED = 20_261_122;
    private static final int DESKS = 5_000;
    private static final int MESSAGES = 8;

    @Test
    void rules_decide_and_explain_as_the_plain_reading_of_the_format_does() {
        RandomDesks random = new RandomDesks(new SplittableRandom(SEED));
        int rules = 0;
        int matched = 0;
        for (int i = 0; i < DESKS; i++) {
            String desk = Desks.withRules(random.rules().replace("'", "\\u0027"));
            JsonNode document = StrictJson.read(desk);
            DeskConfig config = Desks.read(desk);
            for (int j = 0; j < MESSAGES; j++) {
                String line = random.line().replace("'", "\\u0027");
                JsonNode actual = StrictJson.read(Desks.route(config, line));
                JsonNode expected = NaiveRoute.route(document, StrictJson.read(line));
                assertThat(NaiveRoute.sameJson(actual, expected))
                        .as("seed %d, desk %d: %s%n%s%nexpected %s%nactual %s", SEED, i, desk, line, expected, actual)
                        .isTrue();
                assertThat(actual.fieldNames()).toIterable().containsExactlyElementsOf(() -> expected.fieldNames());
                rules += actual.get("because").size();
                matched += actual.get("rules").size();
            }
        }
        assertThat((double) matched / rules).as("share of rules that match").isCloseTo(0.4, within(0.2));
    }
}
