package dev.relais.lint;

import dev.relais.config.Agent;
import dev.relais.config.DeskConfig;
import dev.relais.config.QueueConfig;
import dev.relais.config.QueueConfig.Rung;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Rungs that never change anything for anybody. */
final class LadderLint {
    private final DeskConfig desk;
    private final Crew crew;
    /** Skill → the greatest level that some rule requires. */
    private final Map<String, Integer> required = new HashMap<>();

    private final List<Finding> findings = new ArrayList<>();

    private LadderLint(DeskConfig desk) {
        this.desk = desk;
        this.crew = new Crew(desk);
        desk.rules()
                .forEach(rule ->
                        rule.then().requires().forEach((skill, level) -> required.merge(skill, level, Math::max)));
    }

    static List<Finding> check(DeskConfig desk) {
        LadderLint lint = new LadderLint(desk);
        for (int i = 0; i < desk.queues().size(); i++) {
            lint.ladder("/queues/" + i + "/ladder/", desk.queues().get(i));
        }
        return lint.findings;
    }

    private void ladder(String pointer, QueueConfig queue) {
        Map<String, Integer> lowered = new HashMap<>();
        Set<String> relaxed = new HashSet<>();
        Set<String> helpers = new HashSet<>(Set.of(queue.id()));
        Set<Agent> agents = crew.of(queue.id());
        for (int i = 0; i < queue.ladder().size(); i++) {
            Rung rung = queue.ladder().get(i);
            late(pointer + i, queue, rung);
            for (int j = 0; j < rung.relax().size(); j++) {
                warn(pointer + i + "/relax/" + j, relax(rung.relax().get(j), relaxed));
            }
            for (Map.Entry<String, Integer> skill : new TreeMap<>(rung.lower()).entrySet()) {
                warn(pointer + i + "/lower/" + skill.getKey(), lower(skill, relaxed, lowered));
                lowered.merge(skill.getKey(), skill.getValue(), Math::min);
            }
            for (int j = 0; j < rung.also().size(); j++) {
                warn(pointer + i + "/also/" + j, also(queue, rung.also().get(j), helpers, agents));
                helpers.add(rung.also().get(j));
                agents.addAll(crew.of(rung.also().get(j)));
            }
            relaxed.addAll(rung.relax());
        }
    }

    private void late(String pointer, QueueConfig queue, Rung rung) {
        boolean empty =
                rung.relax().isEmpty() && rung.lower().isEmpty() && rung.also().isEmpty();
        if (empty && !rung.after().isZero()) {
            warn(pointer, "the rung changes nothing");
        } else if (!empty && queue.bound() != null && rung.after().compareTo(queue.bound()) > 0) {
            warn(
                    pointer + "/after",
                    "the rung comes after the bound of " + queue.bound() + ", when whoever waits goes first anyway");
        }
    }

    private @Nullable String relax(String skill, Set<String> relaxed) {
        if (relaxed.contains(skill)) {
            return "an earlier rung has relaxed it";
        }
        return isRequired(skill, 0) ? null : "no rule requires skill \"" + skill + "\"";
    }

    private @Nullable String lower(
            Map.Entry<String, Integer> skill, Set<String> relaxed, Map<String, Integer> lowered) {
        if (relaxed.contains(skill.getKey())) {
            return "an earlier rung has relaxed it";
        }
        if (lowered.getOrDefault(skill.getKey(), Integer.MAX_VALUE) <= skill.getValue()) {
            return "an earlier rung has lowered it as far";
        }
        return isRequired(skill.getKey(), skill.getValue())
                ? null
                : "no rule requires skill \"" + skill.getKey() + "\" above level " + skill.getValue();
    }

    /** A desk without rules is told by its host what is required. */
    private boolean isRequired(String skill, int above) {
        return desk.rules().isEmpty() || required.getOrDefault(skill, 0) > above;
    }

    private @Nullable String also(QueueConfig queue, String also, Set<String> helpers, Set<Agent> agents) {
        if (helpers.contains(also)) {
            return "its agents take from this queue already";
        }
        QueueConfig other = crew.queue(also);
        boolean same = crew.isUnknown()
                ? queue.department() == null
                        || (other != null && Objects.equals(queue.department(), other.department()))
                : agents.containsAll(crew.of(also));
        return same ? "all agents of queue \"" + also + "\" take from this queue already" : null;
    }

    private void warn(String pointer, @Nullable String message) {
        if (message != null) {
            findings.add(Finding.warning(pointer, message));
        }
    }
}
