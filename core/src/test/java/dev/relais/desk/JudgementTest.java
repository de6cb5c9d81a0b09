package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relais.conversation.Conversation;
import dev.relais.conversation.ConversationEvent.TermsChanged;
import dev.relais.conversation.ConversationId;
import dev.relais.conversation.LoggedEvent;
import dev.relais.log.EventJson;
import dev.relais.log.EventReader;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import dev.relais.store.Commit;
import dev.relais.store.InMemoryStore;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A change of policy gives a second version of the verdicts, and leaves the first as it was. */
class JudgementTest {
    private static final String STRICT = "{\"id\": \"social\", \"firstResponse\": \"PT10M\", \"resolution\": \"PT1H\"}";
    private static final String EASY =
            "{\"id\": \"social\", \"calendar\": \"office\", \"firstResponse\": \"PT2H\", \"resolution\": \"PT1H\"}";

    private final Clockwork work = new Clockwork(STRICT);

    private static Instant after(String duration) {
        return Clockwork.START.plus(Duration.parse(duration));
    }

    private static Verdict first(Judgement judgement) {
        return judgement.targets().stream()
                .filter(target -> target.target() == TargetKind.FIRST_RESPONSE)
                .map(Target::verdict)
                .findFirst()
                .orElseThrow();
    }

    @Test
    void a_desk_file_with_other_promises_begins_another_version() {
        ConversationId bo = work.says("bo");
        List<Judgement> before = work.at("PT20M").desk.judgements(bo, work.now);
        assertThat(before).singleElement().satisfies(one -> {
            assertThat(one.version()).isEqualTo(1);
            assertThat(one.sla()).isEqualTo("social");
            assertThat(one.since()).isEqualTo(Clockwork.START);
            assertThat(one.targets()).isEqualTo(work.targets(bo));
        });
        work.open(EASY);
        work.at("PT1H").replies(bo);
        List<Judgement> judgements = work.desk.judgements(bo, after("PT3H"));
        assertThat(judgements)
                .extracting(Judgement::version, JudgementTest::first)
                .containsExactly(tuple(1, Verdict.BREACHED), tuple(2, Verdict.KEPT));
        assertThat(judgements.get(0)).as("as it was").isEqualTo(before.get(0));
        assertThat(judgements.get(1).since()).isEqualTo(after("PT20M"));
        assertThat(judgements.get(1).policy()).isNotEqualTo(judgements.get(0).policy());
        assertThat(judgements.get(1).targets()).isEqualTo(work.desk.targets(bo, after("PT3H")));
        assertThat(work.desk.judgements(bo, after("PT19M"))).hasSize(1);
    }

    @Test
    void the_same_desk_file_again_begins_none_and_writes_nothing() {
        ConversationId bo = work.says("bo");
        long written = work.store.position();
        work.at("PT1M").open(STRICT);
        assertThat(work.store.position()).isEqualTo(written);
        work.open(
                "{\"id\": \"social\", \"firstResponse\": \"PT10M\", \"resolution\": \"PT1H\", \"escalate\": [{\"at\": 1, \"priority\": \"high\"}]}");
        assertThat(work.store.position()).as("a step changes no verdict").isEqualTo(written);
        assertThat(work.desk.judgements(bo, work.now)).hasSize(1);
    }

    @Test
    void what_was_settled_keeps_its_verdicts_under_whatever_desk_file() {
        ConversationId bo = work.says("bo");
        work.at("PT20M").replies(bo);
        work.desk.resolve(bo, work.owned(bo));
        List<Target> verdicts = work.targets(bo);
        work.open(EASY);
        assertThat(work.targets(bo)).isEqualTo(verdicts);
        assertThat(Bench.events(work.desk, "bo", TermsChanged.class)).isEmpty();
    }

    @Test
    void a_breach_under_the_earlier_version_that_nobody_told_is_told_and_the_later_version_does_not_tell_it_again() {
        ConversationId bo = work.says("bo");
        work.at("PT20M").open(EASY);
        work.tick("PT9H");
        assertThat(work.said()).containsExactly("PT10M breach firstResponse", "PT1H breach resolution");
        assertThat(work.desk.judgements(bo, work.now))
                .extracting(JudgementTest::first)
                .containsExactly(Verdict.BREACHED, Verdict.BREACHED);
    }

    @Test
    void a_promise_that_is_broken_when_it_is_made_breaks_then() {
        Clockwork easy = new Clockwork(EASY);
        easy.says("bo");
        easy.at("PT20M").open(STRICT);
        easy.tick("PT30M");
        assertThat(easy.said()).containsExactly("PT20M breach firstResponse");
    }

    @Test
    void rules_that_choose_another_service_level_begin_another_version() {
        Clockwork two =
                new Clockwork(STRICT + ", {\"id\": \"other\", \"firstResponse\": \"PT1M\", \"resolution\": \"PT5H\"}");
        ConversationId bo = two.says("bo");
        two.at("PT5M").replies(bo);
        two.desk.resolve(bo, two.owned(bo));
        two.at("PT30M").says("bo", "other");
        List<Judgement> judgements = two.desk.judgements(bo, two.now);
        assertThat(judgements)
                .extracting(Judgement::version, Judgement::sla, Judgement::since, JudgementTest::first)
                .containsExactly(
                        tuple(1, "social", Clockwork.START, Verdict.KEPT),
                        tuple(2, "other", after("PT30M"), Verdict.BREACHED));
    }

    @Test
    void an_episode_that_is_over_keeps_the_version_that_it_ended_under() {
        Clockwork two =
                new Clockwork(STRICT + ", {\"id\": \"other\", \"firstResponse\": \"PT1M\", \"resolution\": \"PT5H\"}");
        ConversationId bo = two.says("bo");
        two.at("PT5M").replies(bo);
        two.desk.resolve(bo, two.owned(bo));
        List<Target> earlier = two.targets(bo);
        two.at("P9D").says("bo", "other");
        assertThat(two.targets(bo)).startsWith(earlier.toArray(Target[]::new)).hasSize(earlier.size() + 2);
    }

    @Test
    void the_log_alone_tells_what_was_promised() {
        ConversationId bo = work.says("bo");
        work.at("PT20M").open(EASY);
        work.at("PT1H").replies(bo);
        InMemoryStore copy = new InMemoryStore();
        Conversation conversation = null;
        List<LoggedEvent> read = new ArrayList<>();
        for (LoggedEvent logged : work.store.log(0)) {
            conversation = conversation == null ? Conversation.open(logged) : conversation.apply(logged);
            read.add(
                    EventReader.read("log", EventJson.line(logged, conversation).getBytes(StandardCharsets.UTF_8)));
        }
        copy.commit(Commit.of(bo, 0, read));
        ServiceLevels levels = new ServiceLevels(
                new Policies(Clockwork.config("{\"id\": \"social\"}, {\"id\": \"other\"}"), Instant.EPOCH),
                copy,
                Map.of());
        assertThat(levels.judgements(copy.conversation(bo).orElseThrow(), work.now))
                .isEqualTo(work.desk.judgements(bo, work.now));
    }
}
