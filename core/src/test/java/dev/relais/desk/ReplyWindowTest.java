package dev.relais.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.relais.conversation.ConversationId;
import dev.relais.sla.Target;
import dev.relais.sla.TargetKind;
import dev.relais.sla.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The time in which a network takes an answer, as a deadline. */
class ReplyWindowTest {
    private static final String SOCIAL =
            "{\"id\": \"social\", \"calendar\": \"office\", \"firstResponse\": \"P3D\", \"warnAt\": [0.5]}";

    private final Clockwork work = new Clockwork(SOCIAL, Duration.ofHours(24));

    private static Instant after(String duration) {
        return Clockwork.START.plus(Duration.parse(duration));
    }

    private List<Target> windows(ConversationId id) {
        return work.targets(id).stream()
                .filter(target -> target.target() == TargetKind.REPLY_WINDOW)
                .toList();
    }

    @Test
    void a_direct_message_opens_it_and_the_answer_meets_it() {
        ConversationId bo = work.says("bo");
        assertThat(windows(bo))
                .extracting(Target::startedAt, Target::dueAt, Target::verdict)
                .containsExactly(tuple(after("PT0S"), after("PT24H"), Verdict.OPEN));
        work.at("PT20H");
        work.replies(bo);
        work.tick("P2D");
        assertThat(windows(bo))
                .extracting(Target::metAt, Target::businessElapsed, Target::verdict)
                .containsExactly(tuple(after("PT20H"), Duration.ofHours(20), Verdict.KEPT));
        assertThat(work.said()).containsExactly("PT12H 0.5 replyWindow");
    }

    @Test
    void what_is_public_has_none() {
        ConversationId bo = work.says("bo@p1");
        assertThat(windows(bo)).isEmpty();
    }

    @Test
    void a_further_message_opens_it_anew_and_one_that_comes_too_late_begins_another() {
        ConversationId bo = work.says("bo");
        work.at("PT18H").says("bo");
        work.at("PT50H").says("bo");
        work.tick("PT51H");
        assertThat(windows(bo))
                .extracting(Target::startedAt, Target::dueAt, Target::verdict)
                .containsExactly(
                        tuple(after("PT18H"), after("PT42H"), Verdict.BREACHED),
                        tuple(after("PT50H"), after("PT74H"), Verdict.OPEN));
        assertThat(work.said())
                .as("the warning of the first window lay before the second message, whenever the desk looks")
                .containsExactly("PT12H 0.5 replyWindow", "PT30H 0.5 replyWindow", "PT42H breach replyWindow");
    }

    @Test
    void it_is_a_deadline_for_routing_as_long_as_it_can_be_kept() {
        ConversationId bo = work.says("bo");
        ServiceLevels levels = new ServiceLevels(
                new Policies(work.desk.config(), Instant.EPOCH), work.store, Map.of("line", Duration.ofHours(24)));
        assertThat(levels.answerDue(work.conversation(bo), after("PT1H"))).contains(after("PT24H"));
        assertThat(levels.answerDue(work.conversation(bo), after("PT25H")))
                .as("seventy-two hours of an office")
                .contains(after("P10D"));
    }

    @Test
    void without_a_service_level_it_breaks_all_the_same() {
        Clockwork bare = new Clockwork("{\"id\": \"social\"}", Duration.ofHours(24));
        bare.says("bo");
        bare.tick("P2D");
        assertThat(bare.said()).containsExactly("PT24H breach replyWindow");
    }
}
