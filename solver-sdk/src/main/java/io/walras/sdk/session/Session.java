package io.walras.sdk.session;

import io.walras.protocol.auction.Batch;
import io.walras.protocol.auction.BatchHash;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.chain.Address;
import io.walras.protocol.crypto.EcdsaSignature;
import io.walras.protocol.crypto.Eip712Domain;
import io.walras.protocol.crypto.Secp256k1;
import io.walras.protocol.wire.MalformedJsonException;
import io.walras.protocol.wire.engine.AuctionJson;
import io.walras.protocol.wire.session.AuctioneerMessage;
import io.walras.protocol.wire.session.SolverMessage;
import io.walras.sdk.Auction;
import io.walras.sdk.BundleJudge;
import io.walras.sdk.socket.Link;
import io.walras.sdk.socket.ServerClock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** What is said on one connection. Everything that the auctioneer says is held against what it said before. */
final class Session {
    /** An auction lasts no longer, whatever times are told. */
    private static final long LONGEST_AUCTION = Duration.ofHours(1).toMillis();

    private static final long FIRST_HEARTBEAT = 5_000;

    private final SessionOptions options;
    private final Events events;
    private final Sealer sealer;
    private final Bidder bidder;
    private final Quoting quoting;
    private final ServerClock serverClock;
    private final Consumer<AuctioneerMessage.Notify> notified;
    private final Link link;
    private final AuctionFeed feed = new AuctionFeed();
    private @Nullable Eip712Domain domain;
    private AuctioneerMessage.@Nullable Welcome welcome;
    private boolean replaced;
    private boolean resyncing;

    Session(
            SessionOptions options,
            Sealer sealer,
            Bidder bidder,
            Quoting quoting,
            ServerClock serverClock,
            Consumer<AuctioneerMessage.Notify> notified,
            Link link) {
        this.options = options;
        this.events = new Events(options.listener());
        this.sealer = sealer;
        this.bidder = bidder;
        this.quoting = quoting;
        this.serverClock = serverClock;
        this.notified = notified;
        this.link = link;
    }

    /** How long the auctioneer may be silent, in milliseconds. */
    long longestSilence() {
        long heartbeat = welcome == null ? FIRST_HEARTBEAT : welcome.heartbeatMillis();
        return 3L * Math.clamp(heartbeat, 50, 60_000);
    }

    /** Whether the solver has opened another session, in place of this one. */
    boolean isReplaced() {
        return replaced;
    }

    boolean isWelcome() {
        return welcome != null;
    }

    /** Deals with a message; ends the link if it makes no sense. */
    void heard(String text) {
        try {
            heard(AuctioneerMessage.read(text));
        } catch (MalformedJsonException malformed) {
            end("a message that is none: " + malformed.getMessage());
        }
    }

    private void heard(AuctioneerMessage message) {
        if (message instanceof AuctioneerMessage.Challenge challenge) {
            challenged(challenge);
        } else if (message instanceof AuctioneerMessage.Refused refused) {
            replaced = refused.errorType().equals("Replaced");
            events.tell(listener -> listener.refused(refused));
        } else if (message instanceof AuctioneerMessage.Welcome told) {
            welcomed(told);
        } else if (welcome == null || domain == null) {
            end("a message before the welcome");
        } else {
            heard(message, welcome, domain);
        }
    }

    private void heard(AuctioneerMessage message, AuctioneerMessage.Welcome terms, Eip712Domain signing) {
        switch (message) {
            case AuctioneerMessage.Auction auction -> auction(auction, terms, signing);
            case AuctioneerMessage.Quote quote -> quote(quote, terms);
            case AuctioneerMessage.Standing standing -> events.tell(listener -> listener.standing(standing));
            case AuctioneerMessage.Receipt receipt -> received(receipt, terms, signing);
            case AuctioneerMessage.OpenNow openNow -> bidder.openNow(openNow.auctionId());
            case AuctioneerMessage.Opened opened -> opened(opened);
            case AuctioneerMessage.Verdict verdict -> events.tell(listener -> listener.decided(verdict));
            case AuctioneerMessage.Awarded award -> events.tell(listener -> listener.awarded(award));
            case AuctioneerMessage.Notify notify -> notified.accept(notify);
            case AuctioneerMessage.Challenge challenge -> challenged(challenge);
            case AuctioneerMessage.Welcome again -> welcomed(again);
            case AuctioneerMessage.Refused refused -> events.tell(listener -> listener.refused(refused));
        }
    }

    /** Signs in no domain but that of awards, in which nothing of a user's can be signed. */
    private void challenged(AuctioneerMessage.Challenge challenge) {
        Eip712Domain told = challenge.domain().toDomain();
        if (domain != null || !told.equals(Eip712Domain.walras(told.chainId(), told.verifyingContract()))) {
            end("a challenge in a domain that is not an auctioneer's, or a second one");
            return;
        }
        domain = told;
        bidder.leaveOthers(told);
        link.say(sealer.login(options.payout(), options.shadow(), challenge.challenge(), told)
                .text());
    }

    private void welcomed(AuctioneerMessage.Welcome told) {
        Address expected = options.auctioneer().orElse(told.auctioneer());
        if (domain == null || welcome != null || !told.solver().equals(sealer.solver())) {
            end("a welcome that nobody waits for");
        } else if (!told.auctioneer().equals(expected)) {
            end("the auctioneer is " + told.auctioneer() + ", not " + expected);
        } else {
            welcome = told;
            events.tell(listener -> listener.welcomed(told));
            bidder.connected(link, told);
        }
    }

    private void auction(AuctioneerMessage.Auction told, AuctioneerMessage.Welcome terms, Eip712Domain signing) {
        boolean plausible = told.sentAt() >= 0
                && told.closesAt() >= told.sentAt()
                && told.opensUntil() >= told.closesAt()
                && told.opensUntil() - told.sentAt() <= LONGEST_AUCTION;
        if (!plausible) {
            end("an auction whose times do not fit");
            return;
        }
        serverClock.heard(told.sentAt(), options.pace().clock().millis());
        Optional<AuctionJson> auction = feed.take(told);
        if (auction.isEmpty()) {
            resync();
            return;
        }
        resyncing = false;
        Long id = auction.get().id();
        if (id == null || id < 0) {
            distrust("an auction without a number");
        } else if (bidder.auction(id).isEmpty()) {
            begin(id, auction.get(), told, terms, signing);
        }
    }

    private void quote(AuctioneerMessage.Quote quote, AuctioneerMessage.Welcome terms) {
        serverClock.heard(quote.sentAt(), options.pace().clock().millis());
        quoting.asked(quote, terms, link);
    }

    /** Asks once; what is still under way of the deltas that do not fit is passed over. */
    private void resync() {
        if (!resyncing) {
            resyncing = true;
            link.say(new SolverMessage.Resync().text());
        }
    }

    /** Bids only on what it can check: the batch whose hash it will sign. */
    private void begin(
            long id,
            AuctionJson auction,
            AuctioneerMessage.Auction told,
            AuctioneerMessage.Welcome terms,
            Eip712Domain signing) {
        Batch batch;
        try {
            batch = told.terms().batch(auction);
        } catch (IllegalArgumentException | ArithmeticException impossible) {
            distrust("auction " + id + " is no batch: " + impossible.getMessage());
            bidder.pass(id, "it is no batch");
            return;
        }
        if (!BatchHash.of(batch).equals(told.batch())) {
            distrust("auction " + id + " is not the batch of the hash " + told.batch());
            bidder.pass(id, "its batch has another hash");
            return;
        }
        BundleJudge judge = new BundleJudge(batch, terms.limits().ofBundle(), sealer.solver());
        OwnAuction own = OwnAuction.told(
                id, told, signing, sealer.firstSequence(options.pace().clock()));
        bidder.begin(own, Auction.of(auction, judge));
    }

    private void received(AuctioneerMessage.Receipt receipt, AuctioneerMessage.Welcome terms, Eip712Domain signing) {
        Optional<OwnAuction> own = bidder.auction(receipt.auctionId());
        boolean known = own.flatMap(auction -> auction.bid(receipt.sequence()))
                .filter(bid -> bid.signed().commitment().seal().equals(receipt.commitment()))
                .isPresent();
        boolean signed = EcdsaSignature.parse(receipt.signature())
                .flatMap(signature -> Secp256k1.best()
                        .recover(signing.digest(receipt.by(sealer.solver()).structHash()), signature))
                .filter(terms.auctioneer()::equals)
                .isPresent();
        if (own.isEmpty() || !known || !signed) {
            distrust("a receipt that " + (known ? "it has not signed" : "fits no commitment"));
            return;
        }
        if (receipt.refusal() == null) {
            own.get().received(receipt.sequence());
        } else {
            own.get().refused(receipt.sequence());
        }
        events.tell(listener -> listener.received(receipt));
    }

    private void opened(AuctioneerMessage.Opened opened) {
        bidder.auction(opened.auctionId()).ifPresent(own -> {
            if (Refusal.TooEarly.name().equals(opened.refusal())) {
                own.openAgain();
            } else {
                own.finish();
            }
        });
        events.tell(listener -> listener.opened(opened));
    }

    private void distrust(String what) {
        events.tell(listener -> listener.distrusted(what));
    }

    private void end(String what) {
        distrust(what);
        link.end(what);
    }
}
