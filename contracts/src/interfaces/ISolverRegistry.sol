// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title Which solvers may settle
/// @notice A solver is active while its bond, less what it is withdrawing, is at least the minimum. The bond is in the
/// native coin and is the solver's own: nobody else can move it but by the rules of `ISlashing`, there is no owner and
/// no proxy. Withdrawing takes a delay, so that a solver cannot misbehave and be gone.
interface ISolverRegistry {
    /// @notice The caller is registered already.
    error AlreadyRegistered(address solver);
    /// @notice The solver is not registered.
    error NotRegistered(address solver);
    /// @notice No amount, or more than the bond that is not already being withdrawn.
    error InvalidUnbondAmount(uint256 amount, uint256 available);
    /// @notice Nothing is being withdrawn.
    error NoUnbondRequested(address solver);
    /// @notice The delay is not over; it is at `availableAt` (unix seconds, inclusive).
    error UnbondingNotOver(uint256 availableAt);
    /// @notice The recipient of a withdrawal refused it.
    error WithdrawalRefused(address to);

    /// @notice A solver joined.
    event SolverRegistered(address indexed solver);
    /// @notice A bond grew.
    event Bonded(address indexed solver, address indexed payer, uint256 amount);
    /// @notice A withdrawal was requested or enlarged; `pending` is what it comes to.
    event UnbondRequested(address indexed solver, uint256 pending, uint256 availableAt);
    /// @notice A withdrawal was given up.
    event UnbondCancelled(address indexed solver, uint256 amount);
    /// @notice A withdrawal was paid.
    event BondWithdrawn(address indexed solver, address indexed to, uint256 amount);

    /// @notice Wei that have to stay bonded for a solver to be active.
    function minimumBond() external view returns (uint256);

    /// @notice Seconds between the request of a withdrawal and its payment.
    function unbondingDelay() external view returns (uint256);

    /// @notice Registers the caller as a solver, with the wei sent along as (part of) its bond.
    function register() external payable;

    /// @notice Adds the wei sent along to the bond of `solver`, which has to be registered. Anyone may pay.
    function bond(address solver) external payable;

    /// @notice Starts withdrawing `amount` wei of the caller's bond. A further request adds to the first and restarts
    /// the delay for the whole. What is pending no longer counts for being active.
    function requestUnbond(uint256 amount) external;

    /// @notice Gives the caller's withdrawal up; the whole bond counts again.
    function cancelUnbond() external;

    /// @notice Pays the caller's pending withdrawal to `to`, once the delay is over and as far as no proposal to slash
    /// needs it.
    function withdraw(address payable to) external;

    /// @notice Whether the solver is registered and enough of its bond is not being withdrawn.
    function isActive(address solver) external view returns (bool);

    /// @notice Whether the solver has registered.
    function isRegistered(address solver) external view returns (bool);

    /// @notice The solver's bond in wei, with what is being withdrawn but not yet paid.
    function bondOf(address solver) external view returns (uint256);

    /// @notice What the solver is withdrawing, in wei, and from when on (unix seconds, inclusive) it is paid.
    function unbondingOf(address solver) external view returns (uint256 amount, uint256 availableAt);
}
