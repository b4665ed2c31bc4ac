// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @notice The part of an order's protocol fee that goes to one recipient, in atoms of the fee's token.
struct FeeShare {
    address recipient;
    uint256 amount;
}

/// @notice One fill of one signed order: the order's signed fields, the fill and its fees.
/// @dev The signed `feeAmount` is not transported; it is always zero, so an order signed with another one has another
/// digest and is simply not authorised.
/// @param sellTokenIndex Position of the sold token in the bundle's token list.
/// @param buyTokenIndex Position of the bought token in the bundle's token list.
/// @param receiver Who gets the bought tokens; zero means the order's owner.
/// @param sellAmount Signed limit, atoms of the sell token.
/// @param buyAmount Signed limit, atoms of the buy token.
/// @param validTo Signed expiry, unix seconds, inclusive.
/// @param appData Signed app data hash.
/// @param flags Kind, fill type, balances and signing scheme; see `TradeFlags`.
/// @param executedAmount What this fill moves: the user's gross payment (sell order) or receipt (buy order). Ignored
/// for fill-or-kill orders, which always fill whole.
/// @param networkFee Wedge in the price that pays for gas, atoms of the sell token; never a transfer.
/// @param protocolFee Atoms of the buy token (sell order) or of the sell token (buy order), paid to `feeShares`.
/// @param feeShares Who receives `protocolFee`; the amounts add up to it exactly.
/// @param signature Proof of the owner's consent, as the signing scheme demands.
struct Trade {
    uint256 sellTokenIndex;
    uint256 buyTokenIndex;
    address receiver;
    uint256 sellAmount;
    uint256 buyAmount;
    uint32 validTo;
    bytes32 appData;
    uint256 flags;
    uint256 executedAmount;
    uint256 networkFee;
    uint256 protocolFee;
    FeeShare[] feeShares;
    bytes signature;
}

/// @notice An allowance that the executor gives for the time of one interaction.
struct Allowance {
    address token;
    address spender;
    uint256 amount;
}

/// @notice A call chosen by the solver and made by the `InteractionExecutor`.
/// @param target Whom to call.
/// @param value Wei sent along, out of the executor's own native balance.
/// @param callData The call.
/// @param allowances Set before the call and zero again after it.
struct Interaction {
    address target;
    uint256 value;
    bytes callData;
    Allowance[] allowances;
}

/// @notice The auctioneer's word that a solver won an auction with a bundle. Usable once.
/// @param auctionId The auction.
/// @param bundleHash keccak256(abi.encode(tokens, sellPrices, buyPrices, trades, interactions)) of the winning bundle.
/// @param solver The winner; has to be active in the registry when it settles.
/// @param payout Receives what the bundle leaves over.
/// @param deadline Unix seconds, inclusive.
struct Award {
    uint256 auctionId;
    bytes32 bundleHash;
    address solver;
    address payout;
    uint64 deadline;
}

/// @notice What an award binds, in the order in which it is hashed.
/// @param tokens Every token that the trades name, strictly ascending.
/// @param sellPrices One price per token, for the trades that sell it.
/// @param buyPrices One price per token, for the trades that buy it.
/// @param trades The fills.
/// @param interactions Calls before the trades, between payment in and payment out, and after.
struct Bundle {
    address[] tokens;
    uint256[] sellPrices;
    uint256[] buyPrices;
    Trade[] trades;
    Interaction[][3] interactions;
}

/// @notice How an order's owner gave consent.
enum SigningScheme {
    Eip712,
    EthSign,
    Eip1271,
    PreSign
}

/// @dev Stands for the chain's native coin as a buy token.
address constant NATIVE = 0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE;
