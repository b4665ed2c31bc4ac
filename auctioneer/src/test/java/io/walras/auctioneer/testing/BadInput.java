package io.walras.auctioneer.testing;

/**
 * A request that must be refused and change nothing.
 *
 * @param row of the bad-input catalogue
 * @param what is wrong with it
 * @param status expected
 * @param errorType expected, exactly
 */
@SuppressWarnings("ArrayRecordComponent") // raw bytes of a request, never compared
public record BadInput(int row, String what, byte[] request, int status, String errorType) {
    @Override
    public String toString() {
        return "row " + row + ": " + what;
    }
}
