package dev.relais.examples.demo;

import dev.relais.testkit.Deliveries;
import dev.relais.testkit.FakeGraph;
import dev.relais.testkit.FakeX;
import dev.relais.testkit.Profile;
import dev.relais.testkit.SignedDelivery;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** The customers of the demo: invented people who write in French and English, in public and in private. */
final class Customers {
    private static final Profile CAMILLE = Profile.of("7001", "camille_b", "Camille Bonnet");
    private static final Profile TOM = Profile.of("7002", "tom_reads", "Tom Archer");
    private static final Profile SAMIR = Profile.of("7003", "samir_k", "Samir Kaci");
    private static final Profile JULIE = Profile.of("7004", "juliet", "Julie Tessier");
    private static final Profile OLIVIA = Profile.of("7005", "oliviagrey", "Olivia Grey");
    private static final Profile MARC = Profile.of("7006", "marc_dub", "Marc Dubois");
    private static final Profile WINNER = Profile.of("7007", "win_now_24", "Win Now");
    private static final Profile ELISE = Profile.of("7008", "elise_presse", "Élise Moreau");
    private static final Profile NINA = Profile.of("7011", "nina", "Nina Roussel");
    private static final Profile BEN = Profile.of("7012", "ben", "Ben Carter");
    private static final Profile AMEL = Profile.of("7013", "amel", "Amel Haddad");
    private static final Profile PIERRE = Profile.of("7014", "pierre", "Pierre Vidal");
    private static final Profile GRACE = Profile.of("7015", "grace", "Grace Hill");
    private static final Profile LUCAS = Profile.of("7016", "lucas", "Lucas Petit");
    private static final Profile EMMA = Profile.of("7017", "emma", "Emma Stone-Lake");
    private static final Profile YANN = Profile.of("7018", "yann", "Yann Le Goff");

    private final Timetable timetable;
    private final Instant start;
    private final URI host;
    private final FakeX x;
    private final FakeGraph graph;
    private final Profile brandOnX;
    private final Profile page;

    Customers(Timetable timetable, Instant start, URI host, FakeX x, FakeGraph graph, Profile brandOnX, Profile page) {
        this.timetable = timetable;
        this.start = start;
        this.host = host;
        this.x = x;
        this.graph = graph;
        this.brandOnX = brandOnX;
        this.page = page;
    }

    /** Plans everything that they write. */
    void plan() {
        String advert = graph.post(page, "Notre nouvelle lampe Aube est arrivée. Meet Aube, our new lamp.");
        onX(0, () -> mention(CAMILLE, "bonjour, ma lampe devait être livrée lundi, je n'ai toujours rien reçu"));
        onX(1, () -> mention(TOM, "hi, how do I pair the Dawn lamp with my phone? Thank you!"));
        onGraph(2, () -> graph.messengerMessage(NINA, page, "Bonjour, où en est ma commande 4711 ? Merci beaucoup"));
        onX(4, () -> mention(SAMIR, "trois semaines d'attente et personne ne répond, c'est honteux !!! 😡"));
        onGraph(5, () -> graph.comment(AMEL, advert, "Elle est magnifique, bravo à toute l'équipe ❤️"));
        onGraph(6, () -> graph.comment(BEN, advert, "Is it available in the UK, and how long does delivery take?"));
        onX(
                7,
                () -> x.directMessage(
                        JULIE, brandOnX, "J'ai été débitée deux fois sur ma facture, pouvez-vous vérifier ?"));
        onX(
                9,
                () -> mention(
                        WINNER, "FREE bitcoin giveaway!!! Win now, click https://win.example/1 https://win.example/2"));
        onX(
                11,
                () -> mention(
                        ELISE, "je suis journaliste et je prépare un article, qui peut répondre à une interview ?"));
        onGraph(12, () -> graph.messengerMessage(GRACE, page, "My lamp arrived broken and I want a refund please."));
        onX(13, () -> mention(OLIVIA, "your app is down again, this is terrible. I want my money back!"));
        onGraph(15, () -> graph.comment(PIERRE, advert, "Faites-vous un devis pour un hôtel de quarante chambres ?"));
        onGraph(16, () -> graph.messengerMessage(LUCAS, page, "Bonsoir, le mot de passe de mon compte ne marche plus"));
        onX(
                18,
                () -> x.directMessage(
                        MARC, brandOnX, "Bonjour, quel est le tarif pour dix lampes Aube ? Merci d'avance"));
        onGraph(
                20,
                () -> graph.visitorPost(
                        EMMA, page, "Just received my lamp, it is wonderful. Great service, thank you!"));
        onGraph(22, () -> graph.messengerMessage(YANN, page, "Toujours pas de remboursement, je suis très déçu"));
        onGraph(45, () -> graph.messengerMessage(NINA, page, "Merci, et pouvez-vous changer l'adresse de livraison ?"));
        changes(advert);
    }

    /** Edits, removals, repetitions and a forgery: what networks and strangers do to a desk. */
    private void changes(String advert) {
        timetable.at(start.plus(Duration.ofMinutes(3)), () -> {
            SignedDelivery first = mention(TOM, "which bulb fits the Dusk model? the manual does not say");
            x.push(Deliveries.of(first).doubled().shuffled(3), host);
            x.push(x.editedMention(first.subject(), brandOnX, "@lumenia which bulb fits the Dusk lamp?"), host);
        });
        timetable.at(start.plus(Duration.ofMinutes(8)), () -> {
            SignedDelivery comment = graph.comment(LUCAS, advert, "Trop cher, je retire ce que j'ai dit");
            graph.push(comment, host);
            graph.push(graph.commentRemoved(comment.subject()), host);
        });
        timetable.at(start.plus(Duration.ofMinutes(10)), () -> {
            SignedDelivery forged = mention(WINNER, "this one was signed by somebody else");
            x.push(forged.withBody("{\"data\":{}}".getBytes(StandardCharsets.UTF_8)), host);
        });
    }

    private SignedDelivery mention(Profile customer, String text) {
        return x.mention(customer, brandOnX, text);
    }

    private void onX(int minute, Supplier<SignedDelivery> delivery) {
        timetable.at(start.plus(Duration.ofMinutes(minute)), () -> x.push(delivery.get(), host));
    }

    private void onGraph(int minute, Supplier<SignedDelivery> delivery) {
        timetable.at(start.plus(Duration.ofMinutes(minute)), () -> graph.push(delivery.get(), host));
    }
}
