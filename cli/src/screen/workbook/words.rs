//! The words of a workbook for officers.

use engine::evaluate::amount::PerSet;
use engine::evaluate::limit::Room;
use engine::law::{Basis, Force, PaidTo, Party, Per, Standing};

pub fn standing(standing: Standing) -> &'static str {
    match standing {
        Standing::NotYet => "还没开始",
        Standing::InForce => "施行中",
        Standing::Unconfirmed => "需核实是否仍执行",
        Standing::Ended => "已结束",
    }
}

pub fn force(force: Force) -> &'static str {
    match force {
        Force::Given => "应给",
        Force::May => "可给",
        Force::Selected => "择优",
        Force::Encouraged => "鼓励",
    }
}

pub fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::Exact => "确定",
        Basis::AtMost => "最多",
        Basis::AtLeast => "至少",
        Basis::Guideline => "建议标准",
        Basis::Local => "当地标准",
    }
}

pub fn paid_to(paid_to: PaidTo) -> &'static str {
    match paid_to {
        PaidTo::Party(Party::Worker) => "劳动者本人",
        PaidTo::Party(Party::Employer) => "用人单位",
        PaidTo::Party(Party::Provider) => "培训机构",
        PaidTo::Student => "学生",
        PaidTo::Unsaid => "文件未写明",
    }
}

pub fn per(set: PerSet) -> String {
    let word = |per: Per| match per {
        Per::Person => "每人",
        Per::Month => "每月",
        Per::Year => "每年",
    };
    set.iter().map(word).collect()
}

pub fn room(room: Room) -> &'static str {
    match room {
        Room::Free => "还有名额",
        Room::Unknown => "是否已用，名册没有写",
        Room::Doubtful => "原则上已用完，请核实",
        Room::Reached => "已用完",
    }
}
