package resolve_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"huipu/internal/kg"
	"huipu/internal/resolve"
)

func use(document, name string, aliases ...string) resolve.AliasUse {
	return resolve.AliasUse{Document: kg.ID("document/" + document), Name: name, Aliases: aliases}
}

func TestAliasesThatAllDocumentsGiveToOneName(t *testing.T) {
	const long = "远东智慧能源股份有限公司"
	for _, tt := range []struct {
		name    string
		uses    []resolve.AliasUse
		learned map[string]string
		several []string // names of the first finding
	}{
		{"one document", []resolve.AliasUse{use("1", long, "智慧能源")}, map[string]string{"智慧能源": long}, nil},
		{"both ways", []resolve.AliasUse{use("1", long, "智慧能源"), use("2", "智慧能源", long)}, map[string]string{"智慧能源": long}, nil},
		{"an alias of an alias", []resolve.AliasUse{use("1", "智慧能源", "智能"), use("2", long, "智慧能源")}, map[string]string{"智能": long, "智慧能源": long}, nil},
		{"the alias of the alias too", []resolve.AliasUse{use("1", "智慧能源", "智能"), use("2", long, "智慧能源", "智能")}, map[string]string{"智能": long, "智慧能源": long}, nil},
		{"other letters, once", []resolve.AliasUse{use("1", "太平洋亚洲旅行协会", "PATA")}, map[string]string{}, nil},
		{"other letters, twice", []resolve.AliasUse{use("1", "太平洋亚洲旅行协会", "PATA"), use("2", "太平洋亚洲旅行协会", "pata")}, map[string]string{"PATA": "太平洋亚洲旅行协会"}, nil},
		{"kinds of bodies", []resolve.AliasUse{use("1", long, "公司", "股份公司", "本公司", "集团公司")}, map[string]string{}, nil},
		{"bodies of a level", []resolve.AliasUse{use("1", "三门峡市委", "市委"), use("2", "金山区文联", "区文联")}, map[string]string{}, nil},
		{"bodies of the table", []resolve.AliasUse{use("1", "中国侨联之家", "中国侨联")}, map[string]string{}, nil},
		{
			"two organisations",
			[]resolve.AliasUse{use("1", long, "智慧能源"), use("2", "江苏智慧能源有限公司", "智慧能源")},
			map[string]string{},
			[]string{"江苏智慧能源有限公司", long},
		},
	} {
		t.Run(tt.name, func(t *testing.T) {
			aliases, findings := resolve.Aliases(tt.uses)
			got := map[string]string{}
			for _, a := range aliases {
				got[a.Alias] = a.Name
				if len(a.Documents) == 0 || a.From == a.To || a.From != kg.NewID(kg.KindOrganisation, resolve.Resolve(named(a.Alias)).Organisations[0].Name) && a.Alias != "PATA" {
					t.Errorf("alias %+v", a)
				}
			}
			if diff := cmp.Diff(tt.learned, got); diff != "" {
				t.Errorf("learned (-want +got):\n%s", diff)
			}
			var several []string
			if len(findings) > 0 {
				for _, c := range findings[0].Claims {
					several = append(several, c.Value)
				}
			}
			slices.Sort(several)
			slices.Sort(tt.several)
			if !slices.Equal(several, tt.several) {
				t.Errorf("findings %+v, want names %v", findings, tt.several)
			}
		})
	}
}

func named(organisation string) kg.Facts {
	f := facts()
	f.Organisations = []kg.OrganisationFact{{Name: organisation}}
	return f
}

func TestShortFormsAreNoAliasesToLearn(t *testing.T) {
	f := facts()
	f.Organisations = []kg.OrganisationFact{{Name: "三门峡某某研究会", ShortForms: []string{"某某会"}}, {Name: "全国政协", Aliases: []string{"人民政协"}}}
	if uses := resolve.AliasUses(resolve.Resolve(f)); len(uses) > 0 {
		t.Errorf("got %+v", uses)
	}
	f.Organisations[0].Aliases = []string{"某某研究会"}
	if uses := resolve.AliasUses(resolve.Resolve(f)); len(uses) != 1 || uses[0].Name != "三门峡某某研究会" || uses[0].Document != f.Document.ID {
		t.Errorf("got %+v", uses)
	}
}

func TestAliasesDoNotDependOnTheOrderOfDocuments(t *testing.T) {
	names := []string{"甲乙丙丁公司", "甲乙公司", "甲公司", "甲乙丙", "乙丙", "丙丁", "ＡＢ", "ab"}
	rapid.Check(t, func(t *rapid.T) {
		var uses []resolve.AliasUse
		for range rapid.IntRange(0, 6).Draw(t, "uses") {
			document := rapid.SampledFrom([]string{"1", "2", "3"}).Draw(t, "document")
			name := rapid.SampledFrom(names).Draw(t, "name")
			uses = append(uses, use(document, name, rapid.SliceOfNDistinct(rapid.SampledFrom(names), 1, 2, rapid.ID[string]).Draw(t, "aliases")...))
		}
		wantAliases, wantFindings := resolve.Aliases(uses)
		gotAliases, gotFindings := resolve.Aliases(rapid.Permutation(uses).Draw(t, "shuffled"))
		if diff := cmp.Diff(wantAliases, gotAliases) + cmp.Diff(wantFindings, gotFindings); diff != "" {
			t.Fatalf("of %+v:\n%s", uses, diff)
		}
	})
}
