package dev.relais.twitter.listen;

import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.testkit.Mishap;
import dev.relais.testkit.Profile;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.feed.Scene;
import dev.relais.twitter.listen.Listening.Plan;
import dev.relais.twitter.listen.Listening.Rule;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Saved queries at X. */
class ListeningTest {
    private final Scene scene = new Scene();
    private final Listening listening = scene.x.listening(Limits.SELF_SERVE);

    @AfterEach
    void close() {
        scene.close();
    }

    private Plan plan(SavedQuery... queries) {
        return listening.plan(List.of(queries)).got().orElseThrow();
    }

    private Listening.Change applied(SavedQuery... queries) {
        return listening.apply(plan(queries)).got().orElseThrow();
    }

    private List<Rule> rules() {
        return listening.rules().got().orElseThrow();
    }

    /** Another program of the same application makes a rule. */
    private void foreign(String value, String tag) throws Exception {
        String body = "{\"add\": [{\"value\": \"" + value + "\", \"tag\": \"" + tag + "\"}]}";
        URI rules = scene.fake.baseUri().resolve("/2/tweets/search/stream/rules");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(rules)
                                .header("Authorization", "Bearer token-application")
                                .header("Content-Type", "application/json")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).isBetween(200, 201);
    }

    @Test
    void a_plan_that_was_applied_leaves_nothing_to_do() {
        SavedQuery lamps = SavedQuery.read("lamps", "lumen (lamp OR light)");
        SavedQuery brand = SavedQuery.read("brand", "lumen -lamp");
        Plan plan = plan(lamps, brand);
        assertThat(plan.add()).hasSize(2);
        assertThat(rules()).as("planning changes nothing").isEmpty();
        assertThat(applied(lamps, brand)).isEqualTo(new Listening.Change(2, 0, List.of()));
        Plan again = plan(lamps, brand);
        assertThat(again.add()).isEmpty();
        assertThat(again.remove()).isEmpty();
        assertThat(again.keep()).hasSize(2);
        assertThat(listening.apply(plan).got().orElseThrow().refused())
                .as("a duplicate is no refusal")
                .isEmpty();
        assertThat(rules()).hasSize(2);
    }

    @Test
    void a_dry_run_changes_nothing() {
        Plan plan = plan(SavedQuery.read("lamps", "lumen lamp"));
        assertThat(listening.dryRun(plan)).isEqualTo(new Asked.Got<>(new Listening.Change(1, 0, List.of())));
        assertThat(rules()).isEmpty();
    }

    @Test
    void a_changed_query_is_replaced_and_a_dropped_one_goes() {
        applied(SavedQuery.read("a", "lumen lamp"), SavedQuery.read("b", "lumen late"));
        Plan plan = plan(SavedQuery.read("a", "lumen lantern"));
        assertThat(plan.remove()).hasSize(2);
        listening.apply(plan);
        assertThat(rules()).singleElement().satisfies(rule -> {
            assertThat(rule.value()).isEqualTo("lumen lantern");
            assertThat(rule.tag()).isEqualTo("relais:a");
        });
    }

    @Test
    void a_rule_that_gets_another_tag_is_made_anew() {
        applied(SavedQuery.read("a", "lumen lamp"));
        applied(SavedQuery.read("a", "lumen lamp"), SavedQuery.read("b", "lumen lamp"));
        assertThat(rules())
                .singleElement()
                .satisfies(rule -> assertThat(rule.tag()).isEqualTo("relais:a,b"));
    }

    @Test
    void rules_of_others_are_left_alone_and_one_that_is_the_same_is_a_problem() throws Exception {
        foreign("lumen shop", "marketing");
        foreign("lumen lamp", "marketing");
        SavedQuery ours = SavedQuery.read("a", "lumen lamp");
        Plan plan = plan(ours, SavedQuery.read("b", "lumen late"));
        assertThat(plan.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.query()).isEqualTo("a"));
        assertThat(plan.add()).hasSize(1);
        listening.apply(plan);
        assertThat(rules()).hasSize(3);
        assertThat(plan(ours, SavedQuery.read("b", "lumen late")).add()).isEmpty();
        applied();
        assertThat(rules()).hasSize(2).allMatch(rule -> "marketing".equals(rule.tag()));
    }

    @Test
    void rules_that_x_refuses_are_reported_and_the_others_stand() {
        Listening.Change change =
                applied(SavedQuery.read("odd", "lumen bounding_box:x"), SavedQuery.read("fine", "lumen lamp"));
        assertThat(change.refused()).singleElement().satisfies(refused -> {
            assertThat(refused.value()).isEqualTo("lumen bounding_box:x");
            assertThat(refused.reason()).isNotBlank();
        });
        assertThat(change.added()).isEqualTo(1);
        assertThat(rules()).hasSize(1);
    }

    @Test
    void hundreds_of_rules_go_in_parts() {
        List<SavedQuery> many = new ArrayList<>();
        for (int i = 0; i < 250; i++) {
            many.add(SavedQuery.read("q" + i, "lumen lamp" + i));
        }
        listening.apply(listening.plan(many).got().orElseThrow());
        assertThat(rules()).hasSize(250);
        assertThat(scene.calls("POST", "/2/tweets/search/stream/rules")).hasSize(3);
        assertThat(listening.plan(many).got().orElseThrow().add()).isEmpty();
    }

    @Test
    void what_a_query_costs_is_reckoned_from_the_last_seven_days() {
        for (int i = 0; i < 21; i++) {
            scene.fake.post(Profile.customer(i), "a lamp of lumen");
        }
        Listening.Cost cost =
                listening.cost(SavedQuery.read("lamps", "lumen lamp")).got().orElseThrow();
        assertThat(cost.posts()).as("21 in 7 days, 90 in 30").isEqualTo(90);
        assertThat(cost.cost()).isEqualByComparingTo(new BigDecimal("0.45"));
        assertThat(scene.x.budget().forecast().spent()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void while_x_fails_nothing_is_planned_and_nothing_half_applied_is_called_done() {
        scene.fake.mishaps().next(Mishap.serverError(503));
        assertThat(listening.plan(List.of(SavedQuery.read("a", "lumen")))).isInstanceOf(Asked.Later.class);
        Plan plan = plan(SavedQuery.read("a", "lumen"));
        scene.fake.mishaps().next(Mishap.closedAfterEffect());
        assertThat(listening.apply(plan)).isInstanceOf(Asked.Later.class);
        assertThat(plan(SavedQuery.read("a", "lumen")).add())
                .as("it had taken effect")
                .isEmpty();
    }
}
