package dev.relais.testkit;

/** The three shapes in which X is documented to answer {@code POST /2/activity/subscriptions}. */
public enum XSubscriptionShape {
    /** {@code {"data":[{…}]}}. */
    LIST,
    /** {@code {"data":{…}}}. */
    OBJECT,
    /** {@code {"data":{"subscription":{…}}}}. */
    NESTED
}
