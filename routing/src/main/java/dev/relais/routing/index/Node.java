package dev.relais.routing.index;

/** What is left to check of a rule and is more than one signal. Checks are numbers, see {@link FactVector#holds(int)}. */
sealed interface Node {

    /** Whether it holds for a message. */
    boolean holds(FactVector vector);

    /**
     * A class lies between two.
     *
     * @param slot the number of the fact
     * @param low the first class
     * @param high the last class
     */
    record Interval(int slot, int low, int high) implements Node {
        @Override
        public boolean holds(FactVector vector) {
            int valueClass = vector.classes[slot];
            return valueClass >= low && valueClass <= high;
        }
    }

    /**
     * A test on the facts.
     *
     * @param id its number
     */
    record Lazy(int id) implements Node {
        @Override
        public boolean holds(FactVector vector) {
            return vector.lazy(id);
        }
    }

    /**
     * Negation.
     *
     * @param check what must not hold
     */
    record Not(int check) implements Node {
        @Override
        public boolean holds(FactVector vector) {
            return !vector.holds(check);
        }
    }

    /**
     * Conjunction.
     *
     * @param checks all of them
     */
    record All(int[] checks) implements Node {
        @Override
        public boolean holds(FactVector vector) {
            for (int check : checks) {
                if (!vector.holds(check)) {
                    return false;
                }
            }
            return true;
        }
    }

    /**
     * Disjunction.
     *
     * @param checks one of them
     */
    record Any(int[] checks) implements Node {
        @Override
        public boolean holds(FactVector vector) {
            for (int check : checks) {
                if (vector.holds(check)) {
                    return true;
                }
            }
            return false;
        }
    }
}
