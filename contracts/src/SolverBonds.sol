// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ISlashing} from "./interfaces/ISlashing.sol";
import {ISolverRegistry} from "./interfaces/ISolverRegistry.sol";

/// @title The solvers' bonds and how they come back; see `ISolverRegistry`
abstract contract SolverBonds is ISolverRegistry {
    struct Account {
        bool registered;
        uint256 bond;
        uint256 pending;
        uint256 availableAt;
    }

    /// @inheritdoc ISolverRegistry
    uint256 public immutable minimumBond;
    /// @inheritdoc ISolverRegistry
    uint256 public immutable unbondingDelay;

    /// @dev What may still be slashed and must not leave meanwhile. May exceed a bond that was slashed otherwise.
    mapping(address solver => uint256) internal _locked;
    mapping(address solver => Account) private _accounts;

    constructor(uint256 minimumBond_, uint256 unbondingDelay_) {
        minimumBond = minimumBond_;
        unbondingDelay = unbondingDelay_;
    }

    /// @inheritdoc ISolverRegistry
    function register() external payable {
        Account storage account = _accounts[msg.sender];
        if (account.registered) {
            revert AlreadyRegistered(msg.sender);
        }
        account.registered = true;
        emit SolverRegistered(msg.sender);
        _addBond(account, msg.sender);
    }

    /// @inheritdoc ISolverRegistry
    function bond(address solver) external payable {
        _addBond(_registered(solver), solver);
    }

    /// @inheritdoc ISolverRegistry
    function requestUnbond(uint256 amount) external {
        Account storage account = _registered(msg.sender);
        uint256 available = account.bond - account.pending;
        if (amount == 0 || amount > available) {
            revert InvalidUnbondAmount(amount, available);
        }
        account.pending += amount;
        account.availableAt = block.timestamp + unbondingDelay;
        emit UnbondRequested(msg.sender, account.pending, account.availableAt);
    }

    /// @inheritdoc ISolverRegistry
    function cancelUnbond() external {
        Account storage account = _unbonding(msg.sender);
        uint256 amount = account.pending;
        account.pending = 0;
        account.availableAt = 0;
        emit UnbondCancelled(msg.sender, amount);
    }

    /// @inheritdoc ISolverRegistry
    function withdraw(address payable to) external {
        Account storage account = _unbonding(msg.sender);
        if (block.timestamp < account.availableAt) {
            revert UnbondingNotOver(account.availableAt);
        }
        uint256 amount = account.pending;
        uint256 locked = _locked[msg.sender];
        if (amount + locked > account.bond) {
            revert ISlashing.BondUnderProposal(locked);
        }
        // The books are closed before the recipient is called, so calling back finds nothing to take.
        account.bond -= amount;
        account.pending = 0;
        account.availableAt = 0;
        emit BondWithdrawn(msg.sender, to, amount);
        (bool accepted,) = to.call{value: amount}("");
        if (!accepted) {
            revert WithdrawalRefused(to);
        }
    }

    /// @inheritdoc ISolverRegistry
    function isActive(address solver) external view returns (bool) {
        Account storage account = _accounts[solver];
        return account.registered && account.bond - account.pending >= minimumBond;
    }

    /// @inheritdoc ISolverRegistry
    function isRegistered(address solver) external view returns (bool) {
        return _accounts[solver].registered;
    }

    /// @inheritdoc ISolverRegistry
    function bondOf(address solver) public view returns (uint256) {
        return _accounts[solver].bond;
    }

    /// @inheritdoc ISolverRegistry
    function unbondingOf(address solver) external view returns (uint256 amount, uint256 availableAt) {
        Account storage account = _accounts[solver];
        return (account.pending, account.availableAt);
    }

    /// @dev Takes up to `amount` from the bond, from what is being withdrawn only where the rest does not suffice.
    function _take(address solver, uint256 amount) internal returns (uint256 taken) {
        Account storage account = _accounts[solver];
        taken = amount < account.bond ? amount : account.bond;
        account.bond -= taken;
        if (account.pending > account.bond) {
            account.pending = account.bond;
        }
    }

    function _addBond(Account storage account, address solver) private {
        account.bond += msg.value;
        emit Bonded(solver, msg.sender, msg.value);
    }

    function _registered(address solver) private view returns (Account storage account) {
        account = _accounts[solver];
        if (!account.registered) {
            revert NotRegistered(solver);
        }
    }

    function _unbonding(address solver) private view returns (Account storage account) {
        account = _accounts[solver];
        if (account.pending == 0) {
            revert NoUnbondRequested(solver);
        }
    }
}
