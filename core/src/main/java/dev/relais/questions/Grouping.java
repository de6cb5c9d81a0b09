package dev.relais.questions;

import dev.relais.questions.Questions.Asked;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Puts questions together that are alike: by the cosine of their words, each weighted by how few questions have it (TF-IDF; Salton and
 * Buckley 1988). First each question joins the group whose middle is nearest, or begins one; then groups whose middles are near join;
 * then each question goes to the group that is nearest in the end. The order of the questions does not matter: they are taken by id.
 */
final class Grouping {
    private static final double NEAR = 0.5;
    private static final double JOIN = 0.6;
    private static final int EXAMPLES = 3;

    private final List<Question> questions;
    private final Map<Integer, Integer> frequency = new HashMap<>();
    private List<Group> groups = new ArrayList<>();

    Grouping(List<Question> kept) {
        questions = kept.stream()
                .sorted(Comparator.comparingInt((Question one) -> Question.hash(one.message()))
                        .thenComparing(one -> one.message().value()))
                .toList();
        for (Question question : questions) {
            for (int word : question.words()) {
                frequency.merge(word, 1, Integer::sum);
            }
        }
        assign(new ArrayList<>(), true);
        join();
        assign(groups, false);
        join();
    }

    /** The weights of a question's words, of length one together. */
    private double[] weights(Question question) {
        double[] weights = new double[question.words().length];
        double square = 0;
        for (int i = 0; i < weights.length; i++) {
            int having = frequency.getOrDefault(question.words()[i], 1);
            weights[i] = Math.log(1 + (double) questions.size() / having);
            square += weights[i] * weights[i];
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < weights.length; i++) {
            weights[i] /= length;
        }
        return weights;
    }

    /** Every question to the nearest of the middles that {@code from} has, and of those that begin here. */
    private void assign(List<Group> from, boolean move) {
        List<Group> found = new ArrayList<>();
        Map<Integer, List<Group>> byWord = new HashMap<>();
        from.forEach(group -> {
            Group empty = new Group(found.size(), group.middle());
            found.add(empty);
            empty.middle()
                    .keySet()
                    .forEach(word -> byWord.computeIfAbsent(word, none -> new ArrayList<>())
                            .add(empty));
        });
        for (Question question : questions) {
            double[] weights = weights(question);
            Group nearest = nearest(question, weights, byWord);
            if (nearest == null) {
                nearest = new Group(found.size(), new HashMap<>());
                found.add(nearest);
                nearest.move(question, weights, byWord);
            } else if (move) {
                nearest.move(question, weights, byWord);
            }
            nearest.questions().add(question);
        }
        found.removeIf(group -> group.questions().isEmpty());
        groups = found;
    }

    private @Nullable Group nearest(Question question, double[] weights, Map<Integer, List<Group>> byWord) {
        Group best = null;
        double most = NEAR;
        for (Group group : candidates(question, weights, byWord)) {
            double alike = group.alike(question, weights);
            if (alike > most || (alike == most && best != null && group.number() < best.number())) {
                best = group;
                most = alike;
            }
        }
        return best;
    }

    /**
     * All groups that can be near: by Cauchy and Schwarz one that has none of the heaviest words is not, where those that are left
     * weigh too little together. So a word that stands in every question does not make every group a candidate.
     */
    private static Set<Group> candidates(Question question, double[] weights, Map<Integer, List<Group>> byWord) {
        List<Integer> places = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer place) -> -weights[place]))
                .toList();
        Set<Group> found = new HashSet<>();
        double left = 1;
        for (int place : places) {
            if (left < NEAR * NEAR) {
                break;
            }
            found.addAll(byWord.getOrDefault(question.words()[place], List.of()));
            left -= weights[place] * weights[place];
        }
        return found;
    }

    /** Groups join a larger one that is near. */
    private void join() {
        groups.sort(Comparator.comparingInt((Group group) -> -group.questions().size())
                .thenComparingInt(Group::number));
        List<Group> joined = new ArrayList<>();
        Map<Integer, List<Group>> byWord = new HashMap<>();
        for (Group group : groups) {
            Group near = null;
            double most = JOIN;
            for (Group other : candidates(group, byWord)) {
                double alike = group.alike(other);
                if (alike > most) {
                    near = other;
                    most = alike;
                }
            }
            if (near == null) {
                joined.add(group);
                group.middle()
                        .keySet()
                        .forEach(word -> byWord.computeIfAbsent(word, none -> new ArrayList<>())
                                .add(group));
            } else {
                near.takeOver(group, byWord);
            }
        }
        groups = joined;
    }

    /** As above; and of more than six words the six heaviest. */
    private static Iterable<Group> candidates(Group group, Map<Integer, List<Group>> byWord) {
        Set<Group> found = new LinkedHashSet<>();
        double left = group.length() * group.length();
        double few = left * JOIN * JOIN;
        for (int word : group.heaviest(6)) {
            if (left < few) {
                break;
            }
            found.addAll(byWord.getOrDefault(word, List.of()));
            double weight = group.middle().getOrDefault(word, 0.0);
            left -= weight * weight;
        }
        return found;
    }

    List<Asked> top(int most, int each) {
        return groups.stream()
                .filter(group -> group.questions().size() > 1)
                .sorted(Comparator.comparingInt(
                                (Group group) -> -group.questions().size())
                        .thenComparing(
                                group -> group.questions().get(0).message().value()))
                .limit(most)
                .map(group -> asked(group, each))
                .toList();
    }

    private Asked asked(Group group, int each) {
        List<String> typical = group.questions().stream()
                .filter(question -> question.sentence() != null)
                .sorted(Comparator.comparingDouble((Question question) -> -group.alike(question, weights(question))))
                .map(question -> String.valueOf(question.sentence()))
                .distinct()
                .limit(1 + EXAMPLES)
                .toList();
        return new Asked(
                typical.isEmpty() ? "" : typical.get(0),
                (long) group.questions().size() * each,
                typical.stream().skip(1).toList());
    }
}
