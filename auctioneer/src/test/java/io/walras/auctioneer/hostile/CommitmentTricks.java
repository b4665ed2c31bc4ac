package io.walras.auctioneer.hostile;

import io.walras.auctioneer.testing.TestSolver;
import io.walras.protocol.bid.BidFault;
import io.walras.protocol.bid.SealedBook;
import io.walras.protocol.bid.SealedBook.Refusal;
import io.walras.protocol.crypto.Keccak256;
import io.walras.protocol.wire.session.SolverMessage;
import java.util.Optional;

/** What can be done wrong with commitments. */
enum CommitmentTricks implements Trick {
    SAYS_NOTHING {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {}
    },
    COMMITS_LATE {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {}

        @Override
        public void afterTheClose(Offender offender, Scene scene) {
            offender.session().commit(scene.auctionId(), scene.batch(), 0, scene.victimsBid(), true);
            offender.assertReceipt(Refusal.LateBid);
        }
    },
    COMMITS_TO_ANOTHER_AUCTION {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().commit(scene.auctionId() + 1, scene.batch(), 0, scene.victimsBid(), true);
            offender.assertReceipt(Refusal.WrongAuction);
            offender.session().commit(scene.auctionId() - 1, scene.batch(), 0, scene.victimsBid(), true);
            offender.assertReceipt(Refusal.WrongAuction);
        }
    },
    COMMITS_TO_ANOTHER_BATCH {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().commit(scene.auctionId(), Keccak256.hash("another batch"), 0, scene.victimsBid(), true);
            offender.assertReceipt(Refusal.InputMismatch);
        }
    },
    SENDS_ANOTHERS_COMMITMENT {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session().say(SolverMessage.Commit.of(scene.victim()));
            offender.assertRefused("Unauthorized");
        }
    },
    COPIES_A_SEAL {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.session()
                    .commitTo(
                            scene.auctionId(),
                            scene.batch(),
                            0,
                            scene.victim().commitment().seal(),
                            true);
            offender.assertTaken();
        }

        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.session().open(scene.auctionId(), 0, scene.victimsBid());
            offender.assertOpened(Refusal.CommitmentMismatch);
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.OpenedOther);
        }
    },
    EQUIVOCATES {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            TestSolver session = offender.session();
            session.commit(scene.auctionId(), scene.batch(), 0, scene.victimsBid(), false);
            offender.assertTaken();
            session.commit(scene.auctionId(), scene.batch(), 0, scene.stand().poor(), false);
            offender.assertReceipt(Refusal.Equivocation);
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.Equivocated);
        }
    },
    COMMITS_TOO_OFTEN {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            for (int i = 0; i < SealedBook.MAX_COMMITMENTS; i++) {
                offender.session()
                        .commit(
                                scene.auctionId(),
                                scene.batch(),
                                i,
                                scene.stand().poor(),
                                false);
                offender.assertTaken();
            }
            offender.session()
                    .commit(
                            scene.auctionId(),
                            scene.batch(),
                            SealedBook.MAX_COMMITMENTS,
                            scene.stand().poor(),
                            true);
            offender.assertReceipt(Refusal.TooManyCommitments);
        }

        @Override
        public Optional<BidFault.Kind> fault() {
            return Optional.of(BidFault.Kind.NotOpened);
        }
    },
    TAKES_ITS_LAST_WORD_BACK {
        @Override
        public void beforeTheClose(Offender offender, Scene scene) {
            offender.commit(scene, scene.stand().poor());
            offender.session().commit(scene.auctionId(), scene.batch(), 1, scene.victimsBid(), true);
            offender.assertReceipt(Refusal.StaleSequence);
        }

        @Override
        public void whileBidsAreOpened(Offender offender, Scene scene) {
            offender.openAsAsked(scene, scene.stand().poor());
        }
    }
}
