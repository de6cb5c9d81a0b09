package dev.relais.twitter.policy;

import static dev.relais.twitter.feed.Scene.ANN;
import static dev.relais.twitter.feed.Scene.BOB;
import static dev.relais.twitter.feed.Scene.BRAND;
import static dev.relais.twitter.feed.Scene.LUMEN;
import static dev.relais.twitter.feed.Scene.START;
import static org.assertj.core.api.Assertions.assertThat;

import dev.relais.connect.Inbound;
import dev.relais.testkit.Mishap;
import dev.relais.testkit.Profile;
import dev.relais.testkit.RecordedCall;
import dev.relais.twitter.api.Asked;
import dev.relais.twitter.budget.Urgency;
import dev.relais.twitter.feed.Feeds;
import dev.relais.twitter.feed.Scene;
import dev.relais.twitter.policy.ComplianceJobs.Finding;
import dev.relais.twitter.policy.ComplianceJobs.Job;
import dev.relais.twitter.policy.ComplianceJobs.Kind;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What people take away at X is followed. */
class FollowedTest {
    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final Scene scene = new Scene();
    private final List<String> stored = new ArrayList<>();
    private final Feeds feeds = scene.feeds()
            .task(scene.x.sweep(LUMEN, scene::keep, () -> stored, HALF_A_DAY))
            .build();

    @AfterEach
    void close() {
        scene.close();
    }

    private String stored(Profile customer, String text) {
        String id = scene.fake.mention(customer, BRAND, text).subject();
        stored.add(id);
        return id;
    }

    private Set<String> withdrawn() {
        Set<String> ids = new TreeSet<>();
        for (Inbound item : scene.understood()) {
            if (item instanceof Inbound.Withdrawn gone) {
                assertThat(gone.account()).isEqualTo("x-lumen");
                ids.add(gone.externalId());
            }
        }
        return ids;
    }

    @Test
    void deleted_protected_and_suspended_posts_are_withdrawn_and_others_stay() {
        String deleted = stored(Profile.customer(1), "deleted");
        String hidden = stored(Profile.customer(2), "protected");
        String suspended = stored(Profile.customer(3), "suspended");
        String stays = stored(Profile.customer(4), "stays");
        scene.fake.delete(deleted);
        scene.fake.quirks().protect(Profile.customer(2)).suspend(Profile.customer(3));
        scene.run(feeds, Duration.ofMinutes(1));
        assertThat(withdrawn()).containsExactlyInAnyOrder(deleted, hidden, suspended);
        assertThat(scene.received()).containsExactly(stays);
    }

    @Test
    void an_edit_is_followed_to_the_newest_words() {
        String first = stored(ANN, "I have recieved nothing");
        scene.pass(Duration.ofMinutes(3));
        scene.fake.editedMention(first, BRAND, "I have received nothing");
        scene.pass(Duration.ofMinutes(3));
        String third =
                scene.fake.editedMention(first, BRAND, "I have received it").subject();
        scene.run(feeds, Duration.ofMinutes(1));
        assertThat(scene.understood())
                .anySatisfy(item -> assertThat(item).isInstanceOfSatisfying(Inbound.Received.class, edited -> {
                    assertThat(edited.message().externalId()).isEqualTo(first);
                    assertThat(edited.message().text()).contains("received it");
                    assertThat(edited.aliases()).contains(third);
                }));
        assertThat(withdrawn()).isEmpty();
    }

    @Test
    void errors_of_fields_and_passing_errors_take_nothing_away() {
        String post = stored(ANN, "hello");
        String unsure = stored(BOB, "hello");
        scene.fake
                .mishaps()
                .next(new Mishap.Answers(
                        200, "application/json", """
                {"data": [{"id": "%s", "text": "hello", "author_id": "801"}],
                 "errors": [
                  {"resource_type": "tweet", "resource_id": "%s", "parameter": "non_public_metrics", "field": "non_public_metrics",
                   "type": "https://api.x.com/2/problems/not-authorized-for-field"},
                  {"resource_type": "tweet", "resource_id": "%s", "parameter": "referenced_tweets.id",
                   "type": "https://api.x.com/2/problems/resource-not-found"},
                  {"resource_type": "user", "resource_id": "%s", "type": "https://api.x.com/2/problems/resource-not-found"},
                  {"resource_type": "tweet", "resource_id": "%s", "type": "https://api.x.com/2/problems/field-hydration-failure"},
                  {"title": "x"}, 7]}""".formatted(post, post, post, unsure, unsure), false));
        scene.run(feeds, Duration.ofMinutes(1));
        scene.fake.mishaps().always(call -> true, Mishap.serverError(503));
        scene.run(feeds, Duration.ofDays(1));
        assertThat(withdrawn()).isEmpty();
    }

    @Test
    void posts_are_asked_for_a_hundred_at_a_time_and_all_again_in_the_next_round() {
        for (int i = 0; i < 250; i++) {
            stored(Profile.customer(i), "number " + i);
        }
        stored.add("no id of X");
        stored.add(stored.get(0));
        scene.run(feeds, Duration.ofMinutes(1));
        List<RecordedCall> calls = scene.calls("GET", "/2/tweets");
        assertThat(calls).hasSize(3);
        assertThat(calls.stream()
                        .map(call -> call.call().query().getOrDefault("ids", "").split(",", -1).length))
                .containsExactly(100, 100, 50);
        scene.run(feeds, HALF_A_DAY);
        assertThat(scene.calls("GET", "/2/tweets")).hasSize(6);
    }

    @Test
    void a_round_that_is_cut_goes_on_behind_what_was_kept() {
        for (int i = 0; i < 250; i++) {
            stored(Profile.customer(i), "number " + i);
        }
        int[] seen = {0};
        scene.fake.mishaps().once(call -> seen[0]++ == 1, Mishap.throttled(Duration.ofMinutes(9)));
        scene.run(feeds, Duration.ofMinutes(8));
        assertThat(scene.received()).hasSize(100);
        scene.failing = 1;
        scene.run(feeds, Duration.ofMinutes(10));
        assertThat(scene.received()).hasSize(250);
    }

    @Test
    void a_compliance_job_goes_up_and_comes_down_without_a_token() {
        String gone = stored(ANN, "gone");
        String stays = stored(BOB, "stays");
        ComplianceJobs jobs = scene.x.complianceJobs();
        Job job = jobs.create(Kind.POSTS, "weekly").got().orElseThrow();
        assertThat(job.isComplete()).isFalse();
        assertThat(jobs.upload(job, List.of(gone, stays, "no id"))).isEqualTo(new Asked.Got<>(2));
        scene.fake.delete(gone);
        assertThat(jobs.download(job)).as("not there yet").isInstanceOf(Asked.Later.class);
        scene.pass(Duration.ofMinutes(30));
        Job done = jobs.find(job.id()).got().orElseThrow();
        assertThat(done.isComplete()).isTrue();
        List<Finding> findings = jobs.download(done).got().orElseThrow();
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).id()).isEqualTo(gone);
        assertThat(findings.get(0).action()).isEqualTo("delete");
        assertThat(findings.get(0).at()).isEqualTo(START.plus(Duration.ofMinutes(30)));
        List<RecordedCall> elsewhere = scene.fake
                .journal()
                .where(call -> call.call().path().startsWith("/compliance/"))
                .calls();
        assertThat(elsewhere).hasSize(3).allMatch(call -> call.call().account() == null);
        assertThat(done.toString()).doesNotContain("http");
    }

    @Test
    void no_authorization_goes_to_addresses_that_x_names() {
        List<Set<String>> headers = new ArrayList<>();
        try (dev.relais.twitter.feed.Door door = new dev.relais.twitter.feed.Door(request -> {
            headers.add(new TreeSet<>(request.headers().keySet()));
            return new dev.relais.connect.WebhookResponse(200, "text/plain", new byte[0]);
        })) {
            java.net.URI there = java.net.URI.create(door.url());
            Job job = new Job("1", "complete", there, there);
            scene.x.complianceJobs().upload(job, List.of("20"));
            assertThat(scene.x.complianceJobs().download(job)).isEqualTo(new Asked.Got<>(List.of()));
        }
        assertThat(headers).hasSize(2);
        assertThat(headers).noneMatch(names -> names.stream().anyMatch("authorization"::equalsIgnoreCase));
    }

    @Test
    void people_are_checked_by_a_job_too_and_nothing_to_upload_is_no_job() {
        scene.fake.mention(ANN, BRAND, "hello");
        scene.fake.quirks().suspend(ANN);
        ComplianceJobs jobs = scene.x.complianceJobs();
        Job job = jobs.create(Kind.USERS, "people").got().orElseThrow();
        assertThat(jobs.upload(job, List.of("no id"))).isInstanceOf(Asked.Refused.class);
        jobs.upload(job, List.of(ANN.id(), BRAND.id()));
        scene.pass(Duration.ofMinutes(30));
        assertThat(jobs.download(job).got().orElseThrow())
                .singleElement()
                .satisfies(finding -> assertThat(finding.reason()).isEqualTo("suspended"));
        Job late = jobs.create(Kind.POSTS, "late").got().orElseThrow();
        scene.pass(Duration.ofDays(1));
        assertThat(jobs.upload(late, List.of("20")))
                .as("its address has expired")
                .isInstanceOf(Asked.Refused.class);
        assertThat(jobs.find("../users")).isInstanceOf(Asked.Refused.class);
    }

    @Test
    void people_are_asked_for_once_an_hour_and_account_and_can_be_forgotten() {
        scene.fake.mention(ANN, BRAND, "hello");
        scene.x.users().find(LUMEN, ANN.id(), Urgency.INTERACTIVE);
        assertThat(scene.x
                        .users()
                        .find(LUMEN, ANN.id(), Urgency.INTERACTIVE)
                        .orElseThrow()
                        .handle())
                .isEqualTo("ann");
        assertThat(scene.calls("GET", "/2/users")).hasSize(1);
        scene.x.forget(ANN.id());
        scene.x.users().find(LUMEN, ANN.id(), Urgency.INTERACTIVE);
        assertThat(scene.calls("GET", "/2/users")).hasSize(2);
        scene.x.users().find(Scene.HELP, ANN.id(), Urgency.INTERACTIVE);
        scene.pass(Duration.ofMinutes(61));
        scene.x.users().find(LUMEN, ANN.id(), Urgency.INTERACTIVE);
        assertThat(scene.calls("GET", "/2/users")).hasSize(4);
    }

    @Test
    void people_are_asked_for_a_hundred_at_a_time_and_a_failure_is_not_remembered() {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            scene.fake.mention(Profile.customer(i), BRAND, "hello");
            ids.add(Profile.customer(i).id());
        }
        scene.fake.mishaps().next(Mishap.serverError(503));
        assertThat(scene.x.users().find(LUMEN, ids, Urgency.INTERACTIVE)).hasSize(50);
        assertThat(scene.x.users().find(LUMEN, ids, Urgency.INTERACTIVE)).hasSize(150);
        assertThat(scene.calls("GET", "/2/users")).hasSize(3);
    }
}
