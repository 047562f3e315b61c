# The job centre's own norms of price and mentor time
norm-nav = Norms
norm-heading = Price and mentor time
norm-lead = What you pay yourselves and give of mentor time. Each contract is held against the norm of the day it began.
norm-list = Your norms
norm-none = There are no norms yet
norm-none-what = Write what you usually pay. Then you can see which contracts deviate.
norm-payment = How it is paid
norm-from = From
norm-now = Applies now
norm-new = New norm
norm-set = Save the norm
norm-do = Do
norm-remove = Remove
norm-hours-week = { $count ->
    [one] 1 hour a week
   *[other] { $hours } hours a week
}
norm-hours = { $hours } { $minutes ->
    [60] hour
   *[other] hours
}
norm-above = { $what } above the norm
norm-below = { $what } below the norm
norm-both = { $money }, { $hours }
norm-as = As the norm
norm-standing = Contracts in force
norm-standing-none = No contracts are in force today.
norm-standing-n = { $contracts ->
    [one] One contract
   *[other] { $contracts-text } contracts
}, { $deviate ->
    [0] none deviates
    [one] one deviates
   *[other] { $deviate-text } deviate
}
norm-standing-without = { $contracts ->
    [one] One began before there was a norm.
   *[other] { $contracts-text } began before there was a norm.
}
norm-see-deviating = See those that deviate
done-norm-set = The norm is saved.
done-norm-removed = The norm is removed.
