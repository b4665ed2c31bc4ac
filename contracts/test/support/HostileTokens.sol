// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @dev Takes `feeBps` of every transfer for itself; out of what arrives, or on top of what is sent.
contract FeeToken is ERC20("Fee", "FEE") {
    uint256 public feeBps;
    bool public senderPays;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function charge(uint256 feeBps_, bool senderPays_) external {
        feeBps = feeBps_;
        senderPays = senderPays_;
    }

    function _update(address from, address to, uint256 value) internal override {
        if (from == address(0)) {
            super._update(from, to, value);
            return;
        }
        uint256 fee = value * feeBps / 10_000;
        super._update(from, to, senderPays ? value : value - fee);
        super._update(from, address(this), fee);
    }
}

/// @dev Returns nothing and insists on resetting an allowance before changing it, like USDT; and like BNB it refuses to
/// set an allowance from zero to zero.
contract NoReturnToken {
    mapping(address owner => uint256) public balanceOf;
    mapping(address owner => mapping(address spender => uint256)) public allowance;

    function mint(address to, uint256 amount) external {
        balanceOf[to] += amount;
    }

    function approve(address spender, uint256 amount) external {
        require((amount == 0) != (allowance[msg.sender][spender] == 0), "NoReturnToken: not from there to there");
        allowance[msg.sender][spender] = amount;
    }

    function transfer(address to, uint256 amount) external {
        _move(msg.sender, to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) external {
        allowance[from][msg.sender] -= amount;
        _move(from, to, amount);
    }

    function _move(address from, address to, uint256 amount) private {
        balanceOf[from] -= amount;
        balanceOf[to] += amount;
    }
}

/// @dev Returns false instead of reverting, and moves nothing, for what it is told to refuse.
contract FalseToken is ERC20("False", "FALSE") {
    bool public refusesTransfer;
    bool public refusesTransferFrom;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function refuse(bool transfer_, bool transferFrom_) external {
        (refusesTransfer, refusesTransferFrom) = (transfer_, transferFrom_);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        return !refusesTransfer && super.transfer(to, amount);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        return !refusesTransferFrom && super.transferFrom(from, to, amount);
    }
}

/// @dev Calls whomever it was told to, with whatever, once, in the middle of the next transfer.
contract ReentrantToken is ERC20("Reentrant", "RE") {
    address private _target;
    bytes private _callData;
    bool public reentered;
    bytes public answer;

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function arm(address target, bytes calldata callData) external {
        (_target, _callData) = (target, callData);
    }

    function _update(address from, address to, uint256 value) internal override {
        super._update(from, to, value);
        if (_target != address(0)) {
            address target = _target;
            _target = address(0);
            (reentered, answer) = target.call(_callData);
        }
    }
}
