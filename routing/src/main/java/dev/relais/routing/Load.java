package dev.relais.routing;

import dev.relais.conversation.Visibility;

/** Units of an agent's capacity in use. */
record Load(long ofPublic, long ofPrivate) {
    static final Load NONE = new Load(0, 0);

    long total() {
        return ofPublic + ofPrivate;
    }

    long of(Visibility visibility) {
        return visibility == Visibility.PUBLIC ? ofPublic : ofPrivate;
    }

    Load plus(long weight, Visibility visibility) {
        return switch (visibility) {
            case PUBLIC -> new Load(ofPublic + weight, ofPrivate);
            case PRIVATE -> new Load(ofPublic, ofPrivate + weight);
        };
    }

    Load minus(long weight, Visibility visibility) {
        return plus(-weight, visibility);
    }
}
