package dev.relais.desk;

/** What to do about a send when the network does not show it although it may have been called. */
public enum ResendPolicy {
    /** Send it again, once the call is proven to be over, has had time to land, and the network does not have it. */
    RECONCILE,
    /** Never: a person decides. */
    STRICT
}
