package io.walras.auctioneer.hostile;

import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.wire.session.AuctioneerMessage.OpenNow;
import java.util.Optional;

/** What can be done wrong with the opening of a bid that was committed to as it should be. */
enum OpeningTricks implements Trick {
    NEVER_OPENS {
        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.NotOpened);
        }
    },
    OPENS_ANOTHER_BID {
        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.session().await(OpenNow.class);
            offender.session().open(scene.auctionId(), 0, scene.victimsBid());
            offender.assertOpened(Refusal.CommitmentMismatch);
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.OpenedOther);
        }
    },
    OPENS_TOO_EARLY {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            super.beforeTheClose(offender, scene);
            offender.session().open(scene.auctionId(), 0, scene.stand().poor());
            offender.assertOpened(Refusal.TooEarly);
        }

        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.openAsAsked(scene, scene.stand().poor());
        }
    },
    OPENS_TWICE {
        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.openAsAsked(scene, scene.stand().poor());
            offender.session().open(scene.auctionId(), 0, scene.victimsBid());
            offender.assertOpened(Refusal.AlreadyOpened);
        }
    },
    OPENS_WHAT_IT_DID_NOT_COMMIT_TO {
        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.session().await(OpenNow.class);
            offender.session().open(scene.auctionId(), 7, scene.victimsBid());
            offender.assertOpened(Refusal.NotCommitted);
            offender.session().open(scene.auctionId(), 0, scene.stand().poor());
            offender.assertOpened();
        }
    },
    OPENS_LATE {
        @Override
        public void afterTheOpenings(Offender offender, Scene scene) {
            offender.session().open(scene.auctionId(), 0, scene.stand().poor());
            offender.assertOpened(Refusal.LateBid);
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.NotOpened);
        }
    },
    LEAVES_BEFORE_IT_OPENS {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            super.beforeTheClose(offender, scene);
            offender.session().close();
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.NotOpened);
        }
    },
    OPENS_A_BID_THAT_IS_TOO_LARGE {
        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.session().await(OpenNow.class);
            offender.session().open(scene.auctionId(), 0, " ".repeat(Market.MAX_BID_BYTES + 1));
            offender.assertRefused("TooLarge");
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.NotOpened);
        }
    };

    @Override
    public void beforeTheClose(Offender offender, Scene scene) {
        offender.commit(scene, scene.stand().poor());
    }
}
