//! What a result in a workbook calls standings, forces, bases, payees, units and rooms, in words for
//! officers instead of the tables' keys.

use engine::evaluate::amount::PerSet;
use engine::evaluate::limit::Room;
use engine::law::{Basis, Force, PaidTo, Party, Per, Standing};
use engine::{Lang, Text};

const fn text(zh: &'static str, en: &'static str) -> Text {
    Text { zh, en }
}

pub fn standing(standing: Standing) -> Text {
    match standing {
        Standing::NotYet => text("还没开始执行", "not yet in force"),
        Standing::InForce => text("执行中", "in force"),
        Standing::Unconfirmed => text("需核实是否仍执行", "to be confirmed"),
        Standing::Ended => text("已到期", "ended"),
    }
}

pub fn force(force: Force) -> Text {
    match force {
        Force::Given => text("按规定给予", "given"),
        Force::May => text("可给", "may be given"),
        Force::Selected => text("择优", "by selection"),
        Force::Encouraged => text("鼓励", "encouraged"),
    }
}

pub fn basis(basis: Basis) -> Text {
    match basis {
        Basis::Exact => text("确定", "exact"),
        Basis::AtMost => text("最多", "at most"),
        Basis::AtLeast => text("至少", "at least"),
        Basis::Guideline => text("指导标准", "guideline"),
        Basis::Local => text("当地标准", "local standard"),
    }
}

pub fn paid_to(paid_to: PaidTo) -> Text {
    match paid_to {
        PaidTo::Party(Party::Worker) => text("本人", "the worker"),
        PaidTo::Party(Party::Employer) => text("用人单位", "the employer"),
        PaidTo::Party(Party::Provider) => text("培训机构", "the provider"),
        PaidTo::Student => text("学生", "the student"),
        PaidTo::Unsaid => text("文件没有写明", "not said"),
    }
}

pub fn per(set: PerSet, lang: Lang) -> String {
    let word = |per: Per| match per {
        Per::Person => text("每人", "per person"),
        Per::Month => text("每月", "per month"),
        Per::Year => text("每年", "per year"),
    };
    let between = match lang {
        Lang::ZH => "",
        _ => " ",
    };
    set.iter().map(|per| word(per).get(lang)).collect::<Vec<_>>().join(between)
}

pub fn room(room: Room) -> Text {
    match room {
        Room::Free => text("次数还没用完", "room left"),
        Room::Unknown => text("是否已用，名册没有写", "the roster does not say whether it is used up"),
        Room::Doubtful => text("原则上已用完，请核实", "used up in principle: check"),
        Room::Reached => text("已用完", "used up"),
    }
}
