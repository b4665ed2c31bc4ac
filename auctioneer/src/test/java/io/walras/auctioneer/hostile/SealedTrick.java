package io.walras.auctioneer.hostile;

/** Commits to a bad bid and opens it as it should. */
record SealedTrick(BadBid bid) implements Trick {
    @Override
    public void beforeTheClose(Offender offender, Scene scene) {
        offender.commit(scene, bid.text(scene.stand()));
    }

    @Override
    public void whileBidsAreOpened(Offender offender, Scene scene) {
        offender.openAsAsked(scene, bid.text(scene.stand()));
    }

    @Override
    public String name() {
        return bid.name();
    }
}
