package dev.relais.questions;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Questions that are alike, and the sum of their weights: its middle. Not thread-safe. */
final class Group {
    private final int number;
    private final Map<Integer, Double> middle;
    private final List<Question> questions = new ArrayList<>();
    private double square;

    Group(int number, Map<Integer, Double> middle) {
        this.number = number;
        this.middle = middle;
        square = middle.values().stream().mapToDouble(weight -> weight * weight).sum();
    }

    int number() {
        return number;
    }

    Map<Integer, Double> middle() {
        return middle;
    }

    List<Question> questions() {
        return questions;
    }

    double length() {
        return Math.sqrt(square);
    }

    void move(Question question, double[] weights, Map<Integer, List<Group>> byWord) {
        for (int i = 0; i < weights.length; i++) {
            add(question.words()[i], weights[i], byWord);
        }
    }

    void takeOver(Group other, Map<Integer, List<Group>> byWord) {
        other.middle.forEach((word, weight) -> add(word, weight, byWord));
        questions.addAll(other.questions);
    }

    private void add(int word, double weight, Map<Integer, List<Group>> byWord) {
        Double before = middle.get(word);
        double old = before == null ? 0 : before;
        if (before == null) {
            byWord.computeIfAbsent(word, none -> new ArrayList<>()).add(this);
        }
        middle.put(word, old + weight);
        square += 2 * old * weight + weight * weight;
    }

    /** The cosine of both middles. */
    double alike(Group other) {
        Map<Integer, Double> small = middle.size() < other.middle.size() ? middle : other.middle;
        Map<Integer, Double> large = small == middle ? other.middle : middle;
        double product = 0;
        for (var word : small.entrySet()) {
            product += word.getValue() * large.getOrDefault(word.getKey(), 0.0);
        }
        return product / (length() * other.length());
    }

    double alike(Question question, double[] weights) {
        double product = 0;
        for (int i = 0; i < weights.length; i++) {
            product += weights[i] * middle.getOrDefault(question.words()[i], 0.0);
        }
        return product / length();
    }

    List<Integer> heaviest(int most) {
        return middle.entrySet().stream()
                .sorted(Map.Entry.<Integer, Double>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(most)
                .map(Map.Entry::getKey)
                .toList();
    }
}
